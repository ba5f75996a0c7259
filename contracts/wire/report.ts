import { type Static, Type } from 'typebox'
import { connectionSchema } from './connection.ts'
import { supportedTypeSchema } from './event.ts'
import { suites } from './exchange.ts'
import { jsonObjectSchema } from './json.ts'
import { breakdownSchema, ruleReportSchema, verdicts } from './rule-report.ts'
import { evidenceSchema, shardSchema } from './shard.ts'

const count = Type.Integer({ minimum: 0 })

/** What a run of `check` found: every other report is rendered from this. */
export const reportSchema = Type.Object(
  {
    tool: Type.Object({ name: Type.String(), version: Type.String() }),
    contract: Type.Object({ version: Type.String() }),
    target: Type.Object({
      name: Type.String(),
      version: Type.Optional(Type.String()),
      language: Type.Optional(Type.String()),
    }),
    environment: Type.Object({
      node: Type.String(),
      platform: Type.String(),
      browser: Type.Optional(Type.String()),
    }),
    seed: Type.Integer(),
    failOn: Type.Optional(
      Type.Enum(['must', 'should'], {
        description: 'the level from which a failed rule fails the run; must unless said',
      }),
    ),
    redacted: Type.Optional(Type.Boolean({ description: 'true where data of people is masked (--redact)' })),
    shard: Type.Optional(
      Type.Object(
        { ...shardSchema.properties, evidence: Type.Optional(evidenceSchema) },
        { description: 'which part of a run this is (--shard), and what `merge` needs of it' },
      ),
    ),
    complete: Type.Boolean({ description: 'false where the run was interrupted, or stopped by --bail' }),
    stopped: Type.Optional(
      Type.String({ description: 'why the run is not complete, and how far it came, in one sentence' }),
    ),
    summary: Type.Object({
      verdict: Type.Enum(['passed', 'failed', 'inconclusive']),
      reason: Type.Optional(Type.String({ description: 'why the run is inconclusive' })),
      cases: count,
      casesBySuite: Type.Object(Object.fromEntries(suites.map((suite) => [suite, count]))),
      errored: Type.Integer({ minimum: 0, description: 'how many cases broke the target' }),
      leftOut: Type.Optional(
        Type.Array(Type.Object({ reason: Type.String(), count }), {
          description: 'why cases of its connections were not played, the most frequent reasons first; at most ten',
        }),
      ),
      untaken: Type.Optional(
        Type.Array(Type.Object({ eventType: supportedTypeSchema, dropped: count }), {
          description:
            'types of which every event was dropped that had to be delivered: what is told of them under other rules may come of that alone',
        }),
      ),
      connections: Type.Array(connectionSchema),
      stale: Type.Optional(
        Type.Array(Type.Object({ rule: Type.String(), entry: jsonObjectSchema, why: Type.String() }), {
          description: 'entries of the baseline that fail the run',
        }),
      ),
      rules: Type.Object(Object.fromEntries(verdicts.map((verdict) => [verdict, count]))),
    }),
    rules: Type.Array(ruleReportSchema),
    errors: Type.Array(breakdownSchema, { description: 'cases that broke the target; the first ten' }),
  },
  { title: 'Report', description: 'What a run of check found.' },
)
export type Report = Static<typeof reportSchema>
