import type { Admin } from './admin.ts'
import type { Ids } from './ids.ts'
import type { Note } from './note.ts'
import type { User } from './user.ts'

/** The notes of a workspace. */
export class Notes {
  readonly #ids: Ids
  readonly #all = new Map<string, Note>()
  #places = 0

  constructor(ids: Ids) {
    this.#ids = ids
  }

  all(): IterableIterator<Note> {
    return this.#all.values()
  }

  byId(id: string): Note | undefined {
    return this.#all.get(id)
  }

  /** Writes a note. `id` is for loading a state; without it the next free one is taken. */
  add(person: User, body: string, author: Admin | undefined, nowSeconds: number, id = this.#nextId()): Note {
    const note: Note = { place: this.#places, id, body, created_at: nowSeconds, author, person }
    this.#places += 1
    this.#all.set(id, note)
    person.notes ??= []
    person.notes.push(note)
    return note
  }

  /** Moves the notes about one person to another. */
  move(from: User, to: User): void {
    for (const note of from.notes ?? []) {
      note.person = to
      to.notes ??= []
      to.notes.push(note)
    }
    from.notes = undefined
  }

  /** Forgets the notes about a person that was deleted for good. */
  forget(person: User): void {
    for (const { id } of person.notes ?? []) this.#all.delete(id)
    person.notes = undefined
  }

  #nextId(): string {
    for (;;) {
      const id = String(this.#ids.nextNumber())
      if (!this.#all.has(id)) return id
    }
  }
}
