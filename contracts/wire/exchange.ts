import { type Static, Type } from 'typebox'
import { deliveredCallSchema } from './call.ts'
import { connectionSchema } from './connection.ts'
import { eventSchema } from './event.ts'
import { expectationsSchema } from './expectations.ts'
import { type Outcome, outcomeSchema } from './outcome.ts'
import { intercomReplySchema, intercomRequestSchema } from './request.ts'
import { settingsSchema } from './settings.ts'
import { storySchema, storyStepSchema } from './story.ts'
import { workspaceStateSchema } from './workspace-state.ts'

/** A request that reached Intercom, who sent it, and what Intercom answered. */
export const deliveredRequestSchema = Type.Object({
  by: Type.Enum(['target', 'delivery'], {
    description:
      'target: sent by the target itself while it transformed; delivery: returned by it and sent by the harness',
  }),
  request: intercomRequestSchema,
  reply: intercomReplySchema,
  failure: Type.Optional(
    Type.String({
      description: 'why no whole answer came, as `ECONNRESET` or `TIMEOUT`; the status of `reply` is 0 then',
    }),
  ),
  sentAt: Type.Optional(
    Type.Number({
      description:
        'when it was sent, in milliseconds since the epoch: there where a target delivers by itself, which D1 to D4 judge',
    }),
  ),
  answeredAt: Type.Optional(Type.Number({ description: 'when its answer, or the lack of one, was known' })),
})
export type DeliveredRequest = Static<typeof deliveredRequestSchema>

/** One event, what the target made of it, and what Intercom answered: the unit that is judged. */
export const exchangeSchema = Type.Object(
  {
    connection: connectionSchema,
    settings: settingsSchema,
    event: eventSchema,
    outcome: outcomeSchema,
    delivered: Type.Array(deliveredRequestSchema),
    acceptedAt: Type.Optional(
      Type.Number({ description: 'when a target that delivers by itself took the event on, in milliseconds' }),
    ),
    answeredAt: Type.Optional(
      Type.Number({
        description:
          'when a target that delivers by itself said what became of the event, in milliseconds: perhaps before it was tried',
      }),
    ),
    calls: Type.Optional(Type.Array(deliveredCallSchema, { description: 'device mode: what became of each call' })),
    again: Type.Optional(
      Type.Unsafe<Outcome>({
        ...outcomeSchema,
        description: 'what the target made of the same event when it was given once more, alone, after the whole case',
      }),
    ),
    device: Type.Optional(
      Type.String({
        description: 'of a case with several devices: which one, as `ada on phone`; else it is the only one',
      }),
    ),
    step: Type.Optional(storyStepSchema),
    inputChanged: Type.Optional(
      Type.Boolean({
        description: 'true where an in-process target changed the event or the settings that it was given',
      }),
    ),
  },
  { description: 'One event, its outcome, and what Intercom answered.' },
)
export type Exchange = Static<typeof exchangeSchema>

/** What became of the events that a target took on to deliver, as it counts them itself. */
export const accountingSchema = Type.Object(
  {
    accepted: Type.Integer({ minimum: 0 }),
    delivered: Type.Integer({ minimum: 0 }),
    dropped: Type.Integer({ minimum: 0, description: 'not to be delivered' }),
    aborted: Type.Integer({ minimum: 0, description: 'given up' }),
  },
  { additionalProperties: false },
)
export type DeliveryAccounting = Static<typeof accountingSchema>

export const suites = ['vectors', 'recorded', 'properties', 'scenarios', 'sequences'] as const
export type Suite = (typeof suites)[number]

/** A case that has been played: all its exchanges in order, and the state in which they left Intercom. */
export const playedCaseSchema = Type.Object(
  {
    id: Type.String({ description: 'vectors/…, recorded/…, scenarios/…@connection, properties/…, sequences/…' }),
    suite: Type.Enum([...suites]),
    connection: connectionSchema,
    exchanges: Type.Array(exchangeSchema),
    state: workspaceStateSchema,
    expectations: Type.Optional(expectationsSchema),
    story: Type.Optional(storySchema),
    accounting: Type.Optional(accountingSchema),
  },
  { description: 'A case that has been played.' },
)
export type PlayedCase = Static<typeof playedCaseSchema>
