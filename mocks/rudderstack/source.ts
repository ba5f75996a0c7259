import type { Clock, Event, JsonObject, Random } from '../../contracts/wire/index.ts'

/** The kinds of source whose events differ in shape. */
export const sourceKinds = ['web', 'android', 'ios', 'server'] as const
export type SourceKind = (typeof sourceKinds)[number]

/** What a source is made from: the device's anonymous id (made up when absent), its clock, and its chance. */
export interface SourceOptions {
  anonymousId?: string | undefined
  clock: Clock
  random: Random
}

export interface CallOptions {
  /** What the app adds to `context`. */
  context?: JsonObject | undefined
  /** Options by destination. */
  integrations?: JsonObject | undefined
}

export interface IdentifyCall extends CallOptions {
  /** The id by which the app knows the person; null or absent where it knows none, which leaves a known one standing. */
  userId?: string | number | null | undefined
  traits?: JsonObject | undefined
  /** Traits given through a mobile SDK's typed setters; elsewhere there are none, and these are traits like others. */
  typedTraits?: JsonObject | undefined
}

export interface TrackCall extends CallOptions {
  event: string
  properties?: JsonObject | undefined
}

export interface GroupCall extends CallOptions {
  groupId: string | number
  traits?: JsonObject | undefined
}

export interface PageCall extends CallOptions {
  name?: string | undefined
  properties?: JsonObject | undefined
}

export interface AliasCall extends CallOptions {
  /** The id by which the person goes from now on. */
  userId: string
  /** The id by which they went; the one that the SDK knows, else the anonymous id, unless given. A phone's SDK takes none. */
  previousId?: string | undefined
}

/**
 * One installation of a RudderStack SDK: a browser, a phone, or a server that speaks for one person. Each call answers
 * with the event that the real SDK composes, before the gateway has seen it (see `enrich`). What an SDK remembers
 * between calls (ids, traits, session) lives in the object, and events share values with it: they are read, not changed.
 */
export interface Source {
  readonly kind: SourceKind
  identify(call: IdentifyCall): Event
  track(call: TrackCall): Event
  group(call: GroupCall): Event
  /** A page view. Phones have no pages: theirs is the `screen` event that their SDKs send in its place. */
  page(call: PageCall): Event
  /** A view of a screen. A browser's SDK has no such call. */
  screen?(call: PageCall): Event
  /** Says that the person goes by another id. A phone goes on under it; a browser does when it is identified. */
  alias(call: AliasCall): Event
  /** Forgets the person and what was known of them. The anonymous id belongs to the device: it stays, unless all is to go. */
  reset(what?: 'all'): void
}
