import { readIdentifier } from '../fields.ts'
import { noSuch, refusal } from '../refusal.ts'
import { type Ask, defineRoute, ok } from '../route.ts'
import { noteView } from '../views/note.ts'
import type { Admin } from '../workspace/admin.ts'
import { sortedBy } from '../workspace/ordered.ts'
import { pageOf, readOrder } from './paging.ts'
import { readNoteBody, readNotedPerson } from './read-note.ts'

/** API page "Create a note": on a user, or a lead by its id; by `admin_id`, else by the admin of the token. */
export const createNote = defineRoute({
  on: 'POST /notes',
  answer(ask) {
    const { body, workspace, reading, nowSeconds } = ask
    const text = readNoteBody(body)
    const person = readNotedPerson(body, workspace, reading)
    return ok(noteView(workspace.notes.add(person, text, author(ask), nowSeconds), workspace))
  },
})

function author({ body, workspace: { staff }, reading }: Ask): Admin {
  const id = readIdentifier(body, 'admin_id', reading)
  if (!id) return staff.me
  const admin = staff.admin(id)
  if (admin === undefined) throw refusal(404, 'admin_not_found', 'Admin not found', 'admin_id')
  return admin
}

export const getNote = defineRoute({
  on: 'GET /notes/{id}',
  answer({ id, workspace }) {
    const note = workspace.notes.byId(id)
    if (note === undefined) throw noSuch([['id', id]])
    return ok(noteView(note, workspace))
  },
})

/** The notes on one user or lead, oldest first, as in the example of API page "List notes for a user". */
export const getNotes = defineRoute({
  on: 'GET /notes',
  answer(ask) {
    const { query, workspace } = ask
    const names = { id: query.get('id'), user_id: query.get('user_id'), email: query.get('email') }
    const notes = [...(workspace.userOrLead(names).notes ?? [])]
    const things = sortedBy(notes, (note) => note.created_at, readOrder(query, 'asc'))
    return ok(
      pageOf(ask, { path: '/notes', type: 'note', key: 'notes', things, view: (note) => noteView(note, workspace) }),
    )
  },
})
