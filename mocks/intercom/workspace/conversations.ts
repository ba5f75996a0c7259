import { type Conversation, nobody, type Part, type Reply } from './conversation.ts'
import type { Ids } from './ids.ts'
import { Ordered } from './ordered.ts'
import type { User } from './user.ts'

/** The conversations of a workspace, found in constant time by id and by person. */
export class Conversations {
  readonly #ids: Ids
  readonly #all = new Map<string, Conversation>()
  readonly #byPerson = new Map<User, Conversation[]>()
  readonly ordered = new Ordered<Conversation>(() => this.#all.values())
  #places = 0

  constructor(ids: Ids) {
    this.#ids = ids
  }

  get count(): number {
    return this.#all.size
  }

  all(): IterableIterator<Conversation> {
    return this.#all.values()
  }

  byId(id: string): Conversation | undefined {
    return this.#all.get(id)
  }

  of(person: User): readonly Conversation[] {
    return this.#byPerson.get(person) ?? []
  }

  /** Opens a conversation with what a user or lead wrote, as HTML. */
  begin(person: User, body: string, nowSeconds: number): Conversation {
    return this.add({
      id: this.nextId(),
      person,
      opening: {
        id: this.nextId(),
        subject: '',
        body,
        author: 'customer',
        delivered_as: 'customer_initiated',
        url: null,
        attachments: [],
      },
      parts: [],
      created_at: nowSeconds,
      updated_at: nowSeconds,
      waiting_since: nowSeconds,
      snoozed_until: null,
      state: 'open',
      read: false,
      assignee: nobody,
    })
  }

  /** Puts a conversation where look-ups find it. */
  add(conversation: Omit<Conversation, 'place'>): Conversation {
    const added = { place: this.#places, ...conversation }
    this.#places += 1
    this.#all.set(added.id, added)
    const own = this.#byPerson.get(added.person)
    if (own === undefined) this.#byPerson.set(added.person, [added])
    else own.push(added)
    this.ordered.changed()
    return added
  }

  /** Adds a reply or an action, with what it does to the conversation. */
  reply(conversation: Conversation, { snoozed_until, ...reply }: Reply, nowSeconds: number): Part {
    const part = { id: this.nextId(), created_at: nowSeconds, ...reply }
    conversation.parts.push(part)
    conversation.updated_at = nowSeconds
    if (part.author === 'customer') takeAnswer(conversation, nowSeconds)
    else act(conversation, part, snoozed_until)
    this.ordered.changed()
    return part
  }

  /** Hands the conversations of a lead to the user that it turned out to be. */
  move(from: User, to: User): void {
    const moved = this.of(from)
    if (moved.length === 0) return
    for (const conversation of moved) conversation.person = to
    this.#byPerson.set(to, [...this.of(to), ...moved])
    this.#byPerson.delete(from)
  }

  /** Forgets the conversations of somebody who was deleted for good. */
  forget(person: User): void {
    for (const { id } of this.of(person)) this.#all.delete(id)
    if (this.#byPerson.delete(person)) this.ordered.changed()
  }

  /** A number that no conversation has. Messages and parts are numbered from the same counter. */
  nextId(): string {
    for (;;) {
      const id = String(this.#ids.nextNumber())
      if (!this.#all.has(id)) return id
    }
  }
}

/** A snoozed conversation whose time has come is open again. */
export function wake(conversation: Conversation, nowSeconds: number): void {
  const { state, snoozed_until } = conversation
  if (state !== 'snoozed' || snoozed_until === null || snoozed_until > nowSeconds) return
  conversation.state = 'open'
  conversation.snoozed_until = null
}

/** A person's answer opens the conversation again, wakes it, and waits to be read. */
function takeAnswer(conversation: Conversation, nowSeconds: number): void {
  conversation.state = 'open'
  conversation.snoozed_until = null
  conversation.waiting_since ??= nowSeconds
  conversation.read = false
}

function act(conversation: Conversation, { part_type, assigned_to }: Part, snoozedUntil: number | null): void {
  if (part_type === 'comment') {
    conversation.waiting_since = null
    conversation.read = true
  } else if (part_type === 'assignment') {
    conversation.assignee = assigned_to ?? nobody
  } else if (part_type === 'snoozed') {
    conversation.state = 'snoozed'
    conversation.snoozed_until = snoozedUntil
  } else if (part_type !== 'note') {
    conversation.state = part_type === 'open' ? 'open' : 'closed'
    conversation.snoozed_until = null
  }
}
