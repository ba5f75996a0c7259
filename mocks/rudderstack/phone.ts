import type { Event, JsonObject } from '../../contracts/wire/index.ts'
import type { PageCall, Source, SourceOptions } from './source.ts'
import { uuid } from './uuid.ts'

/** What tells the Android SDK's events from the iOS SDK's. */
export interface Platform {
  kind: 'android' | 'ios'
  /** The blocks of `context` that describe phone and app. */
  context: JsonObject
  /** The names and kinds under which the typed setters of traits write. */
  typed(traits: JsonObject): JsonObject
  /** The ids that the SDK writes among the traits, beside `anonymousId`. */
  idTraits(userId: string): JsonObject
  /** What becomes of an object when the SDK writes it as JSON. */
  written(object: JsonObject): JsonObject
  /** What the SDK adds to a group's traits. */
  groupTraits(anonymousId: string): JsonObject
}

/**
 * A phone with one of RudderStack's native SDKs: the state that both keep, and the envelope that both send. The SDK
 * writes its ids among the person's traits, which travel in `context.traits` with every event; traits merge key by key
 * until another user id replaces them; `userId` is absent while nobody is known; identify and screen carry a name in
 * `event`. Numbers among the traits become doubles, which JSON does not tell apart: 30.0 and 30 are one number.
 */
export function phoneSource(platform: Platform, { anonymousId, clock, random }: SourceOptions): Source {
  let anonymous = anonymousId ?? uuid(random)
  const secondsNow = () => Math.floor(clock() / 1000)
  let userId: string | undefined
  let traits: JsonObject = { anonymousId: anonymous }
  let session = { id: secondsNow(), isNew: true }

  function compose(type: string, fields: JsonObject, context?: JsonObject, integrations?: JsonObject): Event {
    const event = {
      messageId: uuid(random),
      channel: 'mobile',
      context: {
        ...platform.context,
        traits,
        sessionId: session.id,
        ...(session.isNew ? { sessionStart: true } : {}),
        ...platform.written(context ?? {}),
      },
      type,
      originalTimestamp: new Date(clock()).toISOString(),
      anonymousId: anonymous,
      ...(userId === undefined ? {} : { userId }),
      ...fields,
      integrations: { All: true, ...integrations },
    }
    session = { ...session, isNew: false }
    return event
  }

  function screen({ name, properties, context, integrations }: PageCall): Event {
    const named = name === undefined ? {} : { name }
    return compose(
      'screen',
      {
        ...(name === undefined ? {} : { event: name }),
        properties: { ...platform.written(properties ?? {}), ...named },
      },
      context,
      integrations,
    )
  }

  return {
    kind: platform.kind,
    identify({ userId: given, traits: own, typedTraits, context, integrations }) {
      const next = given === null || given === undefined ? undefined : String(given)
      const isAnother = next !== undefined && userId !== undefined && next !== userId
      userId = next ?? userId
      traits = {
        ...(isAnother ? {} : traits),
        ...platform.written({ ...own, ...platform.typed(typedTraits ?? {}) }),
        anonymousId: anonymous,
        ...(next === undefined ? {} : platform.idTraits(next)),
      }
      return compose('identify', { event: 'identify' }, context, integrations)
    },
    track: ({ event, properties, context, integrations }) =>
      compose(
        'track',
        { event, ...(properties === undefined ? {} : { properties: platform.written(properties) }) },
        context,
        integrations,
      ),
    group: ({ groupId, traits: ofGroup, context, integrations }) =>
      compose(
        'group',
        {
          groupId: String(groupId),
          traits: { ...platform.groupTraits(anonymous), ...platform.written(ofGroup ?? {}) },
        },
        context,
        integrations,
      ),
    page: screen,
    screen,
    alias({ userId: next, context, integrations }) {
      const previousId = userId ?? anonymous
      userId = next
      traits = { ...traits, id: next, userId: next }
      return compose('alias', { previousId }, context, integrations)
    },
    reset(what) {
      userId = undefined
      if (what === 'all') anonymous = uuid(random)
      traits = { anonymousId: anonymous }
      session = { id: secondsNow(), isNew: true }
    },
  }
}
