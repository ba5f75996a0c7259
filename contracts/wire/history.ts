import { type Static, Type } from 'typebox'
import { connectionSchema } from './connection.ts'
import { accountingSchema, exchangeSchema, suites } from './exchange.ts'
import { expectationsSchema } from './expectations.ts'
import { jsonObjectSchema } from './json.ts'
import { reportSchema } from './report.ts'
import { shardSchema } from './shard.ts'
import { storySchema } from './story.ts'
import { workspaceStateSchema } from './workspace-state.ts'

const { tool, contract, target, environment, seed } = reportSchema.properties

/** The first line of a history: who was judged, where, from which seed. */
export const runLineSchema = Type.Object({
  kind: Type.Literal('run'),
  version: Type.Literal(1),
  tool,
  contract,
  target,
  environment: Type.Optional(environment),
  seed,
  simulation: Type.Optional(
    Type.Object(
      { people: Type.Integer(), hours: Type.Integer(), weather: jsonObjectSchema },
      { description: 'of a simulation, whose history is the same on every machine: it has no environment' },
    ),
  ),
  shard: Type.Optional(shardSchema),
})
export type RunLine = Static<typeof runLineSchema>

/** One try of a request, at times in milliseconds since the epoch; without a whole answer it has no status. */
const trySchema = Type.Object({
  request: Type.Integer({ minimum: 0, description: 'its place among the requests of the outcome' }),
  sentAt: Type.Number(),
  answeredAt: Type.Number(),
  status: Type.Optional(Type.Integer()),
  failure: Type.Optional(Type.String()),
})

/** One exchange of a case; secrets stand as `token:1`. */
export const exchangeLineSchema = Type.Object({
  kind: Type.Literal('exchange'),
  case: Type.String(),
  exchange: exchangeSchema,
  acceptedAt: Type.Optional(
    Type.Number({ description: 'of a simulation: when the event was accepted, in virtual time' }),
  ),
  endedAt: Type.Optional(Type.Number()),
  end: Type.Optional(Type.Enum(['delivered', 'dropped', 'aborted'])),
  reason: Type.Optional(Type.String({ description: 'why it was dropped or aborted' })),
  tries: Type.Optional(
    Type.Array(trySchema, { description: 'of a simulation: every request that was made, in order' }),
  ),
})

/** The end of a case: the state in which its exchanges, the lines before, left Intercom. */
export const stateLineSchema = Type.Object({
  kind: Type.Literal('state'),
  case: Type.String(),
  suite: Type.Enum([...suites]),
  connection: connectionSchema,
  exchanges: Type.Integer({ minimum: 0, description: 'how many exchange lines the case has' }),
  state: workspaceStateSchema,
  part: Type.Enum(['case', 'variant', 'smaller']),
  relation: Type.Optional(Type.String()),
  rule: Type.Optional(Type.String()),
  error: Type.Optional(Type.String({ description: 'what broke the target, where it could not answer' })),
  stderr: Type.Optional(Type.String({ description: 'what it wrote to its standard error lately' })),
  scenario: Type.Optional(Type.String()),
  expectations: Type.Optional(expectationsSchema),
  story: Type.Optional(storySchema),
  accounting: Type.Optional(accountingSchema),
})

/** A case that was not played. */
export const skippedLineSchema = Type.Object({
  kind: Type.Literal('skipped'),
  case: Type.String(),
  connection: connectionSchema,
  reason: Type.String(),
  isOfTarget: Type.Optional(
    Type.Boolean({ description: 'true where the target has the connection, and the case was left out all the same' }),
  ),
})

/** The last line: a file without it was cut, one with another digest was changed. */
export const endLineSchema = Type.Object({
  kind: Type.Literal('end'),
  exchanges: Type.Integer({ minimum: 0 }),
  stopped: Type.Optional(Type.String({ description: 'why the run is not complete, where it is not' })),
  digest: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of all lines before, line feeds included' }),
})

/** One line of a history. */
export const historyLineSchema = Type.Union(
  [runLineSchema, exchangeLineSchema, stateLineSchema, skippedLineSchema, endLineSchema],
  { title: 'History line', description: 'One line of a saved run (JSON lines).' },
)
export type HistoryLine = Static<typeof historyLineSchema>
