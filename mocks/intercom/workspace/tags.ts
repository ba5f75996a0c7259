import type { Ids } from './ids.ts'
import type { Tag } from './tag.ts'

/** The tags of a workspace. Names are compared without regard to case (API page "Create and update tags"). */
export class Tags {
  readonly #ids: Ids
  readonly #all = new Map<string, Tag>()
  readonly #byName = new Map<string, Tag>()

  constructor(ids: Ids) {
    this.#ids = ids
  }

  get count(): number {
    return this.#all.size
  }

  all(): IterableIterator<Tag> {
    return this.#all.values()
  }

  byId(id: string): Tag | undefined {
    return this.#all.get(id)
  }

  byName(name: string): Tag | undefined {
    return this.#byName.get(name.toLowerCase())
  }

  add(name: string, id?: string): Tag {
    const tag: Tag = { id: id ?? this.#nextId(), name, users: new Set(), companies: new Set() }
    this.#all.set(tag.id, tag)
    this.#byName.set(name.toLowerCase(), tag)
    return tag
  }

  rename(tag: Tag, name: string): void {
    this.#byName.delete(tag.name.toLowerCase())
    this.#byName.set(name.toLowerCase(), tag)
    tag.name = name
  }

  /** Removes a tag, also from what it is on. */
  remove(tag: Tag): void {
    this.#all.delete(tag.id)
    this.#byName.delete(tag.name.toLowerCase())
    for (const user of tag.users) user.tags?.delete(tag)
    for (const company of tag.companies) company.tags?.delete(tag)
  }

  #nextId(): string {
    for (;;) {
      const id = String(this.#ids.nextNumber())
      if (!this.#all.has(id)) return id
    }
  }
}
