import fc from 'fast-check'
import type { IntercomReply, JsonObject, JsonValue } from '../../../../contracts/wire/index.ts'
import type { Model } from './model.ts'

/** The mock under test: sends a request and gives the answer; throws where it holds something else than the model. */
export interface Real {
  send(on: string, body?: JsonValue): IntercomReply
  compareWith(model: Model): void
}

interface Names {
  user_id?: string
  email?: string
}

/** One call: what is sent, and what the model makes of it. Prints as a line of a program. */
class Call implements fc.Command<Model, Real> {
  readonly #on: string
  readonly #body: JsonObject | undefined
  readonly #expected: (model: Model) => number

  constructor(on: string, body: JsonObject | undefined, expected: (model: Model) => number) {
    this.#on = on
    this.#body = body
    this.#expected = expected
  }

  check(): boolean {
    return true
  }

  run(model: Model, real: Real): void {
    const status = this.#expected(model)
    const answer = real.send(this.#on, this.#body)
    if (answer.status !== status) throw new Error(`${this} was answered ${answer.status}; the model says ${status}`)
    real.compareWith(model)
  }

  toString(): string {
    return `send('${this.#on}'${this.#body === undefined ? '' : `, ${JSON.stringify(this.#body)}`})`
  }
}

const userId = fc.constantFrom('u-1', 'u-2', 'u-3')
const email = fc.constantFrom('a@example.com', 'b@example.com')
const companyId = fc.constantFrom('c-1', 'c-2')
const name = fc.constantFrom('Ada', 'Bob')
const tagName = fc.constantFrom('VIP', 'vip', 'new')
const names: fc.Arbitrary<Names> = fc.oneof(
  fc.record({ user_id: userId }),
  fc.record({ email }),
  fc.record({ user_id: userId, email }),
)

const upsertUser = fc
  .tuple(
    names,
    fc.record(
      { name, custom_attributes: fc.dictionary(fc.constantFrom('x', 'y'), fc.integer({ min: 0, max: 3 })) },
      { requiredKeys: [] },
    ),
    fc.array(fc.record({ company_id: companyId, remove: fc.boolean() }), { maxLength: 2 }),
  )
  .map(([named, fields, companies]) => {
    const body = { ...named, ...fields, companies }
    return new Call('POST /users', body, (model) => {
      const user = model.toWrite(named)
      if (user === undefined) return 409
      if (named.email !== undefined) user.email = named.email
      if (fields.name !== undefined) user.name = fields.name
      Object.assign(user.attributes, fields.custom_attributes)
      for (const { company_id, remove } of companies) {
        if (!remove) model.company(company_id)
        user.companies = user.companies.filter((other) => other !== company_id)
        if (!remove) user.companies.push(company_id)
      }
      return 200
    })
  })

const archiveUser = userId.map(
  (user_id) =>
    new Call(`DELETE /users?user_id=${user_id}`, undefined, (model) => {
      const [user] = model.find({ user_id })
      if (user === undefined) return 404
      model.archive(user)
      return 200
    }),
)

const upsertCompany = fc.record({ company_id: companyId, name }).map(
  (body) =>
    new Call('POST /companies', body, (model) => {
      model.company(body.company_id).name = body.name
      return 200
    }),
)

const submitEvent = fc
  .tuple(
    fc.oneof(fc.record({ user_id: userId }), fc.record({ email })),
    fc.constantFrom('bought', 'Bought', 'left'),
    fc.integer({ min: 1, max: 3 }),
  )
  .map(
    ([named, event_name, created_at]) =>
      new Call('POST /events', { ...named, event_name, created_at }, (model) => {
        const [user, ...others] = model.find(named)
        if (user === undefined) return 404
        if (others.length > 0) return 409
        const isRepeated = model.events.some(
          (event) =>
            event.user === user && event.name.toLowerCase() === event_name.toLowerCase() && event.second === created_at,
        )
        if (!isRepeated) model.events.push({ user, name: event_name, second: created_at })
        return 202
      }),
  )

const tagUser = fc.tuple(tagName, userId, fc.boolean()).map(
  ([tag, user_id, untag]) =>
    new Call('POST /tags', { name: tag, users: [{ user_id, untag }] }, (model) => {
      const [user] = model.find({ user_id })
      if (user === undefined) return 404
      const known = model.tags.find((other) => other.toLowerCase() === tag.toLowerCase())
      if (known === undefined) model.tags.push(tag)
      user.tags = user.tags.filter((other) => other !== (known ?? tag))
      if (!untag) user.tags.push(known ?? tag)
      return 200
    }),
)

/** Sequences of calls in a small world, where everything meets everything soon. */
export const programs = fc.commands([upsertUser, archiveUser, upsertCompany, submitEvent, tagUser], { maxCommands: 30 })
