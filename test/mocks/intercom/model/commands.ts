import fc from 'fast-check'
import { fixed } from './call.ts'
import { peopleCommands } from './people-commands.ts'
import { companyId, email, name, names, tagName, userId } from './values.ts'

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
    return fixed('POST /users', body, (model) => {
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

const archiveUser = userId.map((user_id) =>
  fixed(`DELETE /users?user_id=${user_id}`, undefined, (model) => {
    const [user] = model.find({ user_id })
    if (user === undefined) return 404
    model.archive(user)
    return 200
  }),
)

const upsertCompany = fc.record({ company_id: companyId, name }).map((body) =>
  fixed('POST /companies', body, (model) => {
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
  .map(([named, event_name, created_at]) =>
    fixed('POST /events', { ...named, event_name, created_at }, (model) => {
      const [user, ...others] = model.find(named)
      if (user === undefined) return 404
      if (others.length > 0) return 409
      model.record({ user, name: event_name, second: created_at })
      return 202
    }),
  )

const tagUser = fc.tuple(tagName, userId, fc.boolean()).map(([tag, user_id, untag]) =>
  fixed('POST /tags', { name: tag, users: [{ user_id, untag }] }, (model) => {
    const [user] = model.find({ user_id })
    if (user === undefined) return 404
    model.tag(user, tag, untag)
    return 200
  }),
)

/** Sequences of calls in a small world, where everything meets everything soon. */
export const programs = fc.commands([upsertUser, archiveUser, upsertCompany, submitEvent, tagUser, ...peopleCommands], {
  maxCommands: 30,
  size: 'max',
})
