import { Type } from 'typebox'
import type { JsonObject, JsonValue } from './json.ts'

const field = (description: string) => Type.Optional(Type.Unsafe<JsonValue>({ description }))

/**
 * One RudderStack message. Every field may be absent or of any kind: what an implementation makes of a wrong kind is
 * what rules G1 and G11 judge.
 */
export interface Event extends JsonObject {}

export const eventSchema = Type.Unsafe<Event>(
  Type.Object(
    {
      type: field(
        'identify, track, group; page, screen and alias exist, and are not supported in cloud mode; reset, in device mode alone, says that the person left',
      ),
      userId: field('the id that the customer knows the person by'),
      anonymousId: field('the id that the SDK made up for the device'),
      event: field('name of a track'),
      groupId: field('the company, in a group'),
      traits: field('what is known of the person (identify) or the company (group)'),
      properties: field('details of a track or page'),
      context: field('what the SDK adds: traits, device, os, app, userAgent, …'),
      integrations: field('options by destination'),
      timestamp: field('when it happened, as the gateway corrected it'),
      originalTimestamp: field('when it happened, by the clock of the device'),
      messageId: field('identity of the message'),
    },
    { description: 'One RudderStack message (identify, track, page, group, …).' },
  ),
)

/** The types of events that cloud mode supports (G2). */
export const supportedTypes = ['identify', 'track', 'group'] as const
export type SupportedType = (typeof supportedTypes)[number]

export const isSupportedType = (type: unknown): type is SupportedType =>
  (supportedTypes as readonly unknown[]).includes(type)

export const supportedTypeSchema = Type.Enum([...supportedTypes])
