import { readIdentifier } from '../fields.ts'
import { type Answer, type Ask, defineRoute, ok } from '../route.ts'
import { leadView } from '../views/lead.ts'
import { userView } from '../views/user.ts'
import { convertToUser, deleteUnidentified } from '../workspace/convert.ts'
import type { Identifiers } from '../workspace/people.ts'
import { changeUnidentified, createLead } from '../workspace/unidentified.ts'
import type { User, UserChange } from '../workspace/user.ts'
import { listLeads } from './list-people.ts'
import { named, readLeadChange, readNames, readUserNames } from './read-lead.ts'

const show = (lead: User, { workspace }: Ask): Answer => ok(leadView(lead, workspace))

/** API pages "Create a lead", "Update a lead": without id and user_id a new one, also with an email that is known (R55). */
export const writeLead = defineRoute({
  on: 'POST /contacts',
  answer(ask) {
    const { body, workspace, reading, nowSeconds, note } = ask
    const change = readLeadChange(body, reading)
    if (change.id !== null || change.user_id !== null) return update(change, change, ask)
    if (change.email && workspace.leads.byEmail(change.email).length > 0) {
      note('R55', 'a lead has this email: leads are updated by id or user_id, and this makes another one')
    }
    workspace.userAttributes.checkRoom(change.attributes)
    return show(createLead(workspace, change, nowSeconds), ask)
  },
})

/** What intercom-ruby sends to update a lead. */
export const updateLead = defineRoute({
  on: 'PUT /contacts/{id}',
  answer: (ask) => update(readLeadChange(ask.body, ask.reading), { id: ask.id }, ask),
})

function update(change: UserChange, names: Identifiers, ask: Ask): Answer {
  const { workspace, note, nowSeconds } = ask
  const lead = named(workspace.leads, names)
  if (change.user_id !== null && change.user_id !== lead.user_id) {
    note('R55', '"user_id" of a lead is given by Intercom; it is ignored')
  }
  changeUnidentified(workspace, lead, change, nowSeconds)
  return show(lead, ask)
}

export const getLead = defineRoute({
  on: 'GET /contacts/{id}',
  answer: (ask) => show(named(ask.workspace.leads, { id: ask.id }), ask),
})

/** One lead by `user_id`; a list by `email` or `phone`; else all, page by page. */
export const getLeads = defineRoute({
  on: 'GET /contacts',
  answer(ask) {
    const user_id = ask.query.get('user_id')
    return user_id === null ? ok(listLeads(ask)) : show(named(ask.workspace.leads, { user_id }), ask)
  },
})

export const deleteLead = defineRoute({
  on: 'DELETE /contacts/{id}',
  answer: (ask) => remove(named(ask.workspace.leads, { id: ask.id }), ask),
})

/** API page "Delete a lead": by id, or with a user_id parameter; the package intercom.io sends them in the body. */
export const deleteLeadBy = defineRoute({
  on: 'DELETE /contacts',
  answer(ask) {
    const { query, body, reading } = ask
    const identifier = (key: string) => query.get(key) ?? readIdentifier(body, key, reading)
    return remove(named(ask.workspace.leads, { id: identifier('id'), user_id: identifier('user_id') }), ask)
  },
})

function remove(lead: User, ask: Ask): Answer {
  const answer = show(lead, ask)
  deleteUnidentified(ask.workspace, lead)
  return answer
}

/** API page "Convert a lead": merged into the user where it is known, else made the user. Answers the user. */
export const convertLead = defineRoute({
  on: 'POST /contacts/convert',
  answer({ body, workspace, reading, nowSeconds }) {
    const lead = named(workspace.leads, readNames(body, 'contact', reading))
    const user = convertToUser(workspace, lead, readUserNames(body, reading), nowSeconds)
    return ok(userView(user, workspace.appId))
  },
})
