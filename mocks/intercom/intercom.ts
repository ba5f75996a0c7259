import type {
  Clock,
  IntercomReply,
  IntercomRequest,
  JsonValue,
  Weather,
  WorkspaceState,
} from '../../contracts/wire/index.ts'
import type { Choices } from './choices.ts'
import type { JournalEntry } from './journal.ts'
import type { Notification } from './notifications/notification.ts'
import type { Wire } from './visit.ts'
import type { Passage } from './weather/passage.ts'
import type { Workspace } from './workspace/workspace.ts'

export interface IntercomOptions {
  /** The time in milliseconds. */
  clock: Clock
  /** Choices where the sources are silent; the others keep their defaults. */
  choices?: Partial<Choices>
  /** Tokens that are let in. Without them every token is, and an unknown one opens a workspace of its own. */
  tokens?: readonly string[]
  /** Requests that a window of ten seconds lets through. Without it none is refused, and headers speak of 166. */
  rateLimit?: number
  /** Journal entries kept for each workspace; 1,000 unless said. */
  journalMax?: number
  /** Faults in force from the first request of each workspace on. */
  weather?: Weather
  /** What every workspace holds from the start. `createIntercom` throws a `TypeError` that names the first mistake in it. */
  state?: JsonValue
  /** Whether notifications to subscriptions wait for a door to deliver them; without it none are made. */
  webhooks?: boolean
}

/** A stateful Intercom: synchronous, without socket, clock or chance of its own. */
export interface Intercom {
  /** Answers one request in fair weather. Never throws: what is not taken is refused in Intercom's error shape. */
  answer(request: IntercomRequest, wire?: Wire): IntercomReply
  /** Sends one request through the weather in force, for the caller to act out what became of it. */
  send(request: IntercomRequest, wire?: Wire): Passage
  /** What a workspace holds; an unknown token holds nothing. */
  state(token: string): WorkspaceState
  /** Puts a state in place of what a workspace holds. Throws a `TypeError` that names the first mistake in it. */
  replaceState(token: string, state: JsonValue): void
  /** The requests that arrived with a token, oldest first. */
  journal(token: string): JournalEntry[]
  /** Faults in force for one workspace from now on; none without a weather. `readWeather` checks one from outside. */
  setWeather(token: string, weather?: Weather): void
  /** Forgets a workspace with its journal and its weather. */
  drop(token: string): void
  /** The workspace of a token, for doubles of Intercom's SDKs that write to it without REST. */
  workspace(token: string): Workspace
  /** The workspace whose state names this App ID; an unknown one opens a workspace under the token `app:<App ID>`. */
  workspaceOfApp(appId: string): Workspace
  /** The tokens that opened a workspace, in the order in which they came. */
  tokens(): string[]
  /** Takes out the notifications that wait to be delivered, oldest first; for doors. */
  takeNotifications(): Notification[]
  /** Whether a token is let in. */
  isAllowed(token: string): boolean
}
