import type { JsonObject } from '../../../contracts/wire/index.ts'
import { refusal } from '../refusal.ts'
import { type Ask, defineRoute, ok } from '../route.ts'
import { userView } from '../views/user.ts'
import { archiveUser, deleteUserForGood } from '../workspace/archive-user.ts'
import { deleteUnidentified } from '../workspace/convert.ts'
import { upsertUser } from '../workspace/upsert-user.ts'
import type { User } from '../workspace/user.ts'
import { listUsers } from './list-people.ts'
import { readUserChange } from './read-user.ts'

const show = (user: User, { workspace }: Ask): JsonObject => userView(user, workspace.appId)

export const writeUser = defineRoute({
  on: 'POST /users',
  answer(ask) {
    const { body, workspace, reading, nowSeconds, note } = ask
    const user = upsertUser(workspace, readUserChange(body, workspace, reading), nowSeconds)
    if (body['email'] !== undefined && user.email !== null && workspace.users.byEmail(user.email).length > 1) {
      note('R28', 'another user has this email too: a request with the email alone is refused from now on')
    }
    return ok(show(user, ask))
  },
})

export const getUser = defineRoute({
  on: 'GET /users/{id}',
  answer: (ask) => ok(show(ask.workspace.users.named({ id: ask.id }), ask)),
})

/** One user by `user_id`; a list, from API 1.1 on also an empty one, by `email` or `phone`; else all, page by page. */
export const getUsers = defineRoute({
  on: 'GET /users',
  answer(ask) {
    const userId = ask.query.get('user_id')
    return ok(userId === null ? listUsers(ask) : show(ask.workspace.users.named({ user_id: userId }), ask))
  },
})

/** API page "Archive a user": the whole user is answered, and leaves all lists. */
export const deleteUser = defineRoute({
  on: 'DELETE /users/{id}',
  answer(ask) {
    const user = ask.workspace.users.named({ id: ask.id })
    const view = show(user, ask)
    archiveUser(ask.workspace, user)
    return ok(view)
  },
})

export const deleteUserBy = defineRoute({
  on: 'DELETE /users',
  answer(ask) {
    const { query, body } = ask
    const text = (key: string) => query.get(key) ?? (typeof body[key] === 'string' ? body[key] : null)
    const user = ask.workspace.users.named({ id: text('id'), user_id: text('user_id'), email: text('email') })
    const view = show(user, ask)
    archiveUser(ask.workspace, user)
    return ok(view)
  },
})

/** API page "Permanently delete a user": a user or lead, by Intercom's own id (R57), never by the customer's. */
export const requestPermanentDeletion = defineRoute({
  on: 'POST /user_delete_requests',
  answer({ body, workspace, note }) {
    const id = body['intercom_user_id']
    if (typeof id !== 'string' || id === '') {
      throw refusal(400, 'parameter_not_found', 'intercom_user_id not specified', 'intercom_user_id')
    }
    if (workspace.users.byId(id) === undefined && workspace.users.byUserId(id) !== undefined) {
      note('R57', 'intercom_user_id is a user_id; the request needs the id that Intercom gave')
    }
    const person = workspace.userOrLead({ id })
    if (workspace.leads.has(person)) deleteUnidentified(workspace, person)
    else deleteUserForGood(workspace, person)
    return ok({ id: workspace.ids.nextNumber() })
  },
})
