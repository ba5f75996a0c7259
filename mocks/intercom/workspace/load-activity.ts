import type { JsonObject } from '../../../contracts/wire/index.ts'
import { asObject, type Reading, readIdentifier, readTime } from '../fields.ts'
import { quoted, refusal } from '../refusal.ts'
import { readEvent } from '../routes/read-event.ts'
import { readNoteBody, readNotedPerson } from '../routes/read-note.ts'
import { placeOfEvent } from './event.ts'
import { freeId } from './loaded.ts'
import type { Workspace } from './workspace.ts'

/** An event of a state. Refused: it lacks its name or time; nobody has done it. */
export function loadEvent(workspace: Workspace, from: JsonObject, reading: Reading): void {
  const missing = ['event_name', 'created_at'].find((field) => (from[field] ?? null) === null)
  if (missing !== undefined && !(missing === 'created_at' && 'created' in from)) {
    throw refusal(400, 'parameter_not_found', `"${missing}" is missing`)
  }
  const person = workspace.userOrLead({
    id: readIdentifier(from, 'intercom_user_id', reading),
    user_id: readIdentifier(from, 'user_id', reading),
    email: readIdentifier(from, 'email', reading),
  })
  workspace.events.record(person, readEvent({ ...from, id: person.id }, reading), placeOfEvent(from['id']))
}

/** A note of a state. Refused: it is about nobody; its author is none of the admins. */
export function loadNote(workspace: Workspace, from: JsonObject, reading: Reading): void {
  const { notes, staff } = workspace
  const author = asObject(from['author'], 'author')
  const authorId = author === undefined ? undefined : readIdentifier(author, 'id', reading)
  const admin = authorId ? staff.admin(authorId) : undefined
  if (authorId && admin === undefined) {
    throw refusal(400, 'admin_not_found', `author: there is no admin "${quoted(authorId)}"`)
  }
  const id = freeId(from, (asked) => notes.byId(asked) !== undefined, reading)
  const createdAt = readTime(from, 'created_at', '', reading) ?? reading.nowSeconds
  notes.add(readNotedPerson(from, workspace, reading), readNoteBody(from), admin, createdAt, id)
}
