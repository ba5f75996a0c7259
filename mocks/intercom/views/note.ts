import type { JsonObject } from '../../../contracts/wire/index.ts'
import type { Note } from '../workspace/note.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** A note as API 1.4 shows it (API page "View a note"). */
export function noteView({ id, created_at, body, author, person }: Note, { leads }: Workspace): JsonObject {
  return {
    type: 'note',
    id,
    created_at,
    body,
    author:
      author === undefined
        ? null
        : {
            type: 'admin',
            id: author.id,
            name: author.name,
            email: author.email,
            avatar: { type: 'avatar', image_url: author.avatar_url },
            companies: [],
          },
    user: { type: leads.has(person) ? 'contact' : 'user', id: person.id },
  }
}
