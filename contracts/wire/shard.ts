import { type Static, Type } from 'typebox'
import { deviationSchema } from './baseline.ts'
import { connectionSchema } from './connection.ts'
import { supportedTypeSchema } from './event.ts'
import { suites } from './exchange.ts'
import { jsonValueSchema } from './json.ts'
import { breakdownSchema, failureSchema } from './rule-report.ts'

const count = Type.Integer({ minimum: 0 })
const at = Type.Integer({ minimum: 0, description: 'the place of the case in the whole run, from 0' })

/** A smallest case that shows a cause. */
const exampleSchema = Type.Object({
  failure: failureSchema,
  weight: Type.Number({ minimum: 0, description: 'how large the example is: the smallest one is told' }),
})

/** All findings of one message that are known, or that are not: how many, and the smallest case that shows it. */
export const causeSchema = Type.Object({
  ...exampleSchema.properties,
  first: at,
  shown: Type.Integer({ minimum: 0, description: 'the place of the case that is the example' }),
})
export type Cause = Static<typeof causeSchema>

const toldSchema = Type.Object({ reason: Type.String(), at })

/** What one rule has met. Its verdict follows from it. */
export const metByRuleSchema = Type.Object({
  id: Type.String(),
  exercisedBy: Type.Object(Object.fromEntries(suites.map((suite) => [suite, count]))),
  pairs: Type.Record(Type.String(), count),
  causes: Type.Array(causeSchema),
  errored: Type.Optional(toldSchema),
  skipped: Type.Optional(toldSchema),
})
export type MetByRule = Static<typeof metByRuleSchema>

/** What a run, or a part of one, has met: every verdict is a function of it, and parts of one run add up. */
export const metSchema = Type.Object({
  rules: Type.Array(metByRuleSchema),
  casesBySuite: Type.Object(Object.fromEntries(suites.map((suite) => [suite, count]))),
  connections: Type.Array(Type.Object({ connection: connectionSchema, at })),
  leftOut: Type.Array(Type.Object({ reason: Type.String(), count, at })),
  takings: Type.Array(Type.Object({ type: supportedTypeSchema, taken: count, dropped: count }), {
    description: 'by type, what became of the events that had to be delivered in cloud mode',
  }),
  errored: count,
  errors: Type.Array(Type.Object({ ...breakdownSchema.properties, at })),
  answered: Type.Integer({ minimum: 0, description: 'requests that Intercom answered' }),
  refused: Type.Integer({ minimum: 0, description: 'requests whose token Intercom refused' }),
  acceptedAny: Type.Boolean({ description: 'whether the target made something of any event' }),
})
export type Met = Static<typeof metSchema>

/** A smaller case that was found from an example, and what each rule says of it. */
export const smallerSchema = Type.Object({
  rule: Type.String(),
  message: Type.String(),
  from: Type.String({ description: 'the case that was shrunk' }),
  examples: Type.Array(Type.Object({ rule: Type.String(), ...exampleSchema.properties })),
})
export type Smaller = Static<typeof smallerSchema>

/** What a run does with its baseline. */
export const heldAgainstSchema = Type.Object({
  entries: Type.Array(
    Type.Object({
      entry: deviationSchema,
      met: Type.Boolean(),
      times: Type.Optional(
        Type.Integer({ description: 'how often it occurred, of an entry that says how often it may' }),
      ),
    }),
  ),
  rules: Type.Array(Type.String(), { description: 'the rules that the run looks at' }),
  connections: Type.Array(connectionSchema),
  isPartial: Type.Boolean({ description: 'whether filters leave out cases in which an entry may be met' }),
})
export type HeldAgainst = Static<typeof heldAgainstSchema>

/** What `merge` needs of one part of a run. */
export const evidenceSchema = Type.Object({
  run: Type.Record(Type.String(), jsonValueSchema, {
    description: 'what the run was asked to do, by option: the same in each of its shards',
  }),
  failOn: Type.Enum(['must', 'should']),
  today: Type.String({ description: 'the day against which the baseline was held, as 2027-03-31' }),
  known: Type.Optional(heldAgainstSchema),
  met: metSchema,
  smaller: Type.Array(smallerSchema),
})
export type Evidence = Static<typeof evidenceSchema>

/** Into so many parts a run is split at most. */
export const shardsMost = 10_000

/** Which part of a run: the third of eight is `{index: 3, count: 8}`. */
export const shardSchema = Type.Object({
  index: Type.Integer({ minimum: 1, maximum: shardsMost }),
  count: Type.Integer({ minimum: 1, maximum: shardsMost }),
})
export type Shard = Static<typeof shardSchema>
