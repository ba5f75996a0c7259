import { refusal } from '../refusal.ts'
import { type Answer, type Ask, defineRoute, ok } from '../route.ts'
import { leadView, visitorView } from '../views/lead.ts'
import { userView } from '../views/user.ts'
import { convertToUser, deleteUnidentified } from '../workspace/convert.ts'
import type { Identifiers } from '../workspace/people.ts'
import { changeUnidentified, makeLead } from '../workspace/unidentified.ts'
import type { User, UserChange } from '../workspace/user.ts'
import { named, readLeadChange, readNames, readUserNames } from './read-lead.ts'

const show = (visitor: User, { workspace }: Ask): Answer => ok(visitorView(visitor, workspace))

export const getVisitor = defineRoute({
  on: 'GET /visitors/{id}',
  answer: (ask) => show(named(ask.workspace.visitors, { id: ask.id }), ask),
})

/** Visitors are not listed: one, by its `user_id`. */
export const getVisitorBy = defineRoute({
  on: 'GET /visitors',
  answer: (ask) => show(named(ask.workspace.visitors, { user_id: ask.query.get('user_id') }), ask),
})

/** API page "Update a visitor": `PUT /visitors`, with the identifier in the body. */
export const updateVisitorBy = defineRoute({
  on: 'PUT /visitors',
  answer: (ask) => updateNamed(ask),
})

/** What intercom-client 2 sends in its place. */
export const postVisitor = defineRoute({
  on: 'POST /visitors',
  answer: (ask) => updateNamed(ask),
})

/** What intercom-ruby sends in its place. */
export const updateVisitor = defineRoute({
  on: 'PUT /visitors/{id}',
  answer: (ask) => update(readLeadChange(ask.body, ask.reading), { id: ask.id }, ask),
})

function updateNamed(ask: Ask): Answer {
  const change = readLeadChange(ask.body, ask.reading)
  return update(change, change, ask)
}

/** An email makes a visitor a lead, whom it can then be answered by (API page "Update a visitor"). */
function update(change: UserChange, names: Identifiers, ask: Ask): Answer {
  const { workspace, nowSeconds } = ask
  const visitor = named(workspace.visitors, names)
  changeUnidentified(workspace, visitor, change, nowSeconds)
  if (!change.email) return show(visitor, ask)
  makeLead(workspace, visitor)
  return ok(leadView(visitor, workspace))
}

export const deleteVisitor = defineRoute({
  on: 'DELETE /visitors/{id}',
  answer(ask) {
    const visitor = named(ask.workspace.visitors, { id: ask.id })
    const answer = show(visitor, ask)
    deleteUnidentified(ask.workspace, visitor)
    return answer
  },
})

/** API pages "Convert a visitor to a user", "Convert a visitor to a lead". */
export const convertVisitor = defineRoute({
  on: 'POST /visitors/convert',
  answer({ body, workspace, reading, nowSeconds }) {
    const { type } = body
    if (type !== 'user' && type !== 'lead') {
      throw refusal(400, 'parameter_invalid', 'type must be user or lead', 'type')
    }
    const visitor = named(workspace.visitors, readNames(body, 'visitor', reading))
    if (type === 'user') {
      const user = convertToUser(workspace, visitor, readUserNames(body, reading), nowSeconds)
      return ok(userView(user, workspace.appId))
    }
    makeLead(workspace, visitor)
    return ok(leadView(visitor, workspace))
  },
})
