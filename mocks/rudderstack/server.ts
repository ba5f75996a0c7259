import type { Event, JsonObject } from '../../contracts/wire/index.ts'
import type { PageCall, Source, SourceOptions } from './source.ts'
import { uuid } from './uuid.ts'

const library = { name: 'analytics-node', version: '3.0.13' }

/**
 * A server with `@rudderstack/rudder-sdk-node` 3.0.13 that speaks for one person. Observed there, and checked against
 * scenarios/recorded: identify puts the traits at top level and in `context.traits`, no other call knows them; a user
 * id is sent as text, a group id as it is given; nulls stay; what is not given is not sent.
 *
 * The SDK itself remembers nothing. What is remembered here is what the app would pass with every call: the user id
 * once there is one, and the anonymous id, where one is given or where the SDK, which refuses an event without any id,
 * would otherwise have none.
 */
export function serverSource({ anonymousId: given, clock, random }: SourceOptions): Source {
  let anonymousId = given
  let userId: string | undefined
  let madeUp: string | undefined

  function ids(): JsonObject {
    if (userId === undefined && anonymousId === undefined) madeUp ??= uuid(random)
    const anonymous = anonymousId ?? (userId === undefined ? madeUp : undefined)
    return {
      ...(userId === undefined ? {} : { userId }),
      ...(anonymous === undefined ? {} : { anonymousId: anonymous }),
    }
  }

  const compose = (type: string, fields: JsonObject, context: JsonObject, integrations?: JsonObject): Event => ({
    type,
    ...ids(),
    ...fields,
    context: { ...context, library },
    ...(integrations === undefined ? {} : { integrations }),
    channel: 'server',
    _metadata: { nodeVersion: '24.21.0' },
    originalTimestamp: new Date(clock()).toISOString(),
    messageId: uuid(random),
  })

  const view =
    (type: 'page' | 'screen') =>
    ({ name, properties, context, integrations }: PageCall) =>
      compose(
        type,
        { ...(name === undefined ? {} : { name }), ...(properties === undefined ? {} : { properties }) },
        { ...context },
        integrations,
      )

  return {
    kind: 'server',
    identify({ userId: given, traits: own, typedTraits, context, integrations }) {
      if (given !== null && given !== undefined) userId = String(given)
      const said = own === undefined && typedTraits === undefined ? {} : { traits: { ...own, ...typedTraits } }
      return compose('identify', said, { ...context, ...said }, integrations)
    },
    track: ({ event, properties, context, integrations }) =>
      compose('track', { event, ...(properties === undefined ? {} : { properties }) }, { ...context }, integrations),
    group: ({ groupId, traits, context, integrations }) =>
      compose('group', { groupId, ...(traits === undefined ? {} : { traits }) }, { ...context }, integrations),
    page: view('page'),
    screen: view('screen'),
    alias({ userId: next, previousId, context, integrations }) {
      const { userId: known, anonymousId: anonymous } = ids()
      const event = compose(
        'alias',
        { previousId: previousId ?? known ?? anonymous ?? '' },
        { ...context },
        integrations,
      )
      userId = next
      return { ...event, userId: next }
    },
    reset(what) {
      userId = undefined
      if (what !== 'all') return
      madeUp = undefined
      if (anonymousId !== undefined) anonymousId = uuid(random)
    },
  }
}
