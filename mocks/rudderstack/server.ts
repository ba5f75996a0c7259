import type { Event, JsonObject } from '../../contracts/wire/index.ts'
import type { Source, SourceOptions } from './source.ts'
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
export function serverSource({ anonymousId, clock, random }: SourceOptions): Source {
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
    page: ({ name, properties, context, integrations }) =>
      compose(
        'page',
        { ...(name === undefined ? {} : { name }), ...(properties === undefined ? {} : { properties }) },
        { ...context },
        integrations,
      ),
    reset() {
      userId = undefined
    },
  }
}
