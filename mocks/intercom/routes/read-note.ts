import type { JsonObject } from '../../../contracts/wire/index.ts'
import { asObject, type Reading, readIdentifier } from '../fields.ts'
import { refusal, wrongType } from '../refusal.ts'
import type { User } from '../workspace/user.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** Whom a note is about: `user`, or the identifiers beside the body, as intercom-ruby sends them (the `id` there is none). */
export function readNotedPerson(from: JsonObject, workspace: Workspace, reading: Reading): User {
  const { id, ...flat } = from
  const who = asObject(from['user'], 'user') ?? flat
  return workspace.userOrLead({
    id: readIdentifier(who, 'id', reading),
    user_id: readIdentifier(who, 'user_id', reading),
    email: readIdentifier(who, 'email', reading),
  })
}

/** The text of a note as HTML: text is enclosed in a paragraph, HTML stays (API page "Create a note"). Refused: none. */
export function readNoteBody(from: JsonObject): string {
  const { body } = from
  if (body === undefined || body === null || body === '') {
    throw refusal(400, 'parameter_not_found', 'body not specified', 'body')
  }
  if (typeof body !== 'string') throw wrongType('body', 'a string')
  return body.startsWith('<') ? body : `<p>${body}</p>`
}
