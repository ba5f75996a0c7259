import fc from 'fast-check'
import type { JsonObject } from '../../../../contracts/wire/index.ts'
import { Call, type Real } from './call.ts'
import type { Model, ModelUser } from './model.ts'
import { email, type Names, name, names, tagName } from './values.ts'

/** The n-th lead or visitor, counted round; nobody where there are none. */
const nth = (people: readonly ModelUser[], place: number) => people[place % Math.max(people.length, 1)]
const place = fc.nat({ max: 5 })
const told = fc.record(
  { email, name, custom_attributes: fc.dictionary(fc.constantFrom('x', 'y'), fc.integer({ min: 0, max: 3 })) },
  { requiredKeys: [] },
)
type Told = { email?: string; name?: string; custom_attributes?: Record<string, number> }

function write(person: ModelUser, { email, name, custom_attributes }: Told): void {
  if (email !== undefined) person.email = email
  if (name !== undefined) person.name = name
  Object.assign(person.attributes, custom_attributes)
}

const createLead = told.map(
  (body) =>
    new Call('POST /contacts', (model) => {
      const lead = model.person()
      write(lead, body)
      model.leads.push(lead)
      const learn = ({ id, user_id }: JsonObject) => Object.assign(lead, { id, user_id })
      return { on: 'POST /contacts', body, status: 200, learn }
    }),
)

const updateLead = fc.tuple(place, told).map(
  ([at, body]) =>
    new Call('POST /contacts', (model) => {
      const lead = nth(model.leads, at)
      if (lead !== undefined) write(lead, body)
      return { on: 'POST /contacts', body: { ...body, id: lead?.id ?? 'none' }, status: lead === undefined ? 404 : 200 }
    }),
)

const deleteLead = place.map(
  (at) =>
    new Call('DELETE /contacts', (model) => {
      const lead = nth(model.leads, at)
      if (lead !== undefined) model.forget(lead)
      return { on: `DELETE /contacts/${lead?.id ?? 'none'}`, status: lead === undefined ? 404 : 200 }
    }),
)

const tagLead = fc.tuple(place, tagName, fc.boolean()).map(
  ([at, tag, untag]) =>
    new Call('POST /tags', (model) => {
      const lead = nth(model.leads, at)
      if (lead !== undefined) model.tag(lead, tag, untag)
      const users = [{ id: lead?.id ?? 'none', untag }]
      return { on: 'POST /tags', body: { name: tag, users }, status: lead === undefined ? 404 : 200 }
    }),
)

const leadEvent = fc.tuple(place, fc.constantFrom('bought', 'Bought'), fc.integer({ min: 1, max: 3 })).map(
  ([at, event_name, created_at]) =>
    new Call('POST /events', (model) => {
      const lead = nth(model.leads, at)
      if (lead !== undefined) model.record({ user: lead, name: event_name, second: created_at })
      const body = { id: lead?.id ?? 'none', event_name, created_at }
      return { on: 'POST /events', body, status: lead === undefined ? 404 : 202 }
    }),
)

/** Makes a person the user of some names in the model, and says what is answered. */
function converted(model: Model, person: ModelUser | undefined, user: Names): number {
  if (person === undefined) return 404
  return model.convert(person, user) ? 200 : 409
}

const convertLead = fc.tuple(place, names).map(
  ([at, user]) =>
    new Call('POST /contacts/convert', (model) => {
      const lead = nth(model.leads, at)
      const body = { contact: { id: lead?.id ?? 'none' }, user: { ...user } }
      return { on: 'POST /contacts/convert', body, status: converted(model, lead, user) }
    }),
)

/** Somebody at a page with the messenger. */
class Visit implements fc.Command<Model, Real> {
  check(): boolean {
    return true
  }

  run(model: Model, real: Real): void {
    model.visitors.push({ ...model.person(), id: real.visit() })
    real.compareWith(model)
  }

  toString(): string {
    return 'visit()'
  }
}

const visit = fc.constant(0).map(() => new Visit())

const updateVisitor = fc.tuple(place, told).map(
  ([at, body]) =>
    new Call('PUT /visitors', (model) => {
      const visitor = nth(model.visitors, at)
      if (visitor !== undefined) {
        write(visitor, body)
        if (body.email !== undefined) model.makeLead(visitor)
      }
      const learn = ({ user_id }: JsonObject) => Object.assign(visitor ?? {}, { user_id })
      const sent = { ...body, id: visitor?.id ?? 'none' }
      return visitor === undefined
        ? { on: 'PUT /visitors', body: sent, status: 404 }
        : { on: 'PUT /visitors', body: sent, status: 200, learn }
    }),
)

const convertVisitor = fc.tuple(place, fc.option(names, { nil: undefined })).map(
  ([at, user]) =>
    new Call('POST /visitors/convert', (model) => {
      const visitor = nth(model.visitors, at)
      const named = { visitor: { id: visitor?.id ?? 'none' } }
      const on = 'POST /visitors/convert'
      if (user !== undefined) {
        return { on, body: { ...named, type: 'user', user: { ...user } }, status: converted(model, visitor, user) }
      }
      if (visitor === undefined) return { on, body: { ...named, type: 'lead' }, status: 404 }
      model.makeLead(visitor)
      const learn = ({ user_id }: JsonObject) => Object.assign(visitor, { user_id })
      return { on, body: { ...named, type: 'lead' }, status: 200, learn }
    }),
)

/** What is done to leads and visitors, and what they turn into. */
export const peopleCommands = [
  createLead,
  updateLead,
  deleteLead,
  tagLead,
  leadEvent,
  convertLead,
  visit,
  updateVisitor,
  convertVisitor,
]
