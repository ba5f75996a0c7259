import { type Static, Type } from 'typebox'
import { connectionSchema } from './connection.ts'
import { courseSchema } from './course.ts'
import { suites } from './exchange.ts'
import { jsonObjectSchema, jsonValueSchema } from './json.ts'

/**
 * Verdicts, the worst first. A rule has the worst verdict of its cases; `skipped` when all of them were skipped;
 * `not-exercised` when no case met it: it has not passed.
 */
export const verdicts = [
  'errored',
  'failed',
  'unexpected-pass',
  'known-deviation',
  'passed',
  'skipped',
  'not-exercised',
] as const
export type Verdict = (typeof verdicts)[number]

const count = Type.Integer({ minimum: 0 })

/** All failures of one rule that have one cause, told by the smallest event that shows it. */
export const failureSchema = Type.Object({
  case: Type.String({ description: 'the lasting address of the smallest case that shows it' }),
  connection: connectionSchema,
  message: Type.String({ description: 'what is wrong, in one sentence; the same for all failures of this cause' }),
  expected: Type.Optional(jsonValueSchema),
  received: Type.Optional(jsonValueSchema),
  event: jsonObjectSchema,
  settings: jsonObjectSchema,
  count: Type.Integer({ minimum: 1, description: 'how many failures have this cause' }),
  replay: Type.String({ description: 'the command that runs exactly this case' }),
  byHand: Type.Optional(
    Type.String({ description: 'a line for a POSIX shell that gives the target this event without this program' }),
  ),
  step: Type.Optional(
    Type.Object(
      {
        number: Type.Integer({ minimum: 1 }),
        says: Type.String({ description: 'the step in words' }),
        file: Type.Optional(Type.String()),
        line: Type.Optional(Type.Integer()),
        expectedLine: Type.Optional(Type.Integer({ description: 'where it stands in the file what was expected' })),
      },
      { description: 'of a scenario: the step that it comes of' },
    ),
  ),
  scenario: Type.Optional(
    Type.String({ description: 'the case as a scenario file, which can be saved and run; of sequences' }),
  ),
  course: Type.Optional(courseSchema),
  known: Type.Optional(Type.String({ description: 'the reason in the baseline, where the failure is known' })),
})
export type Failure = Static<typeof failureSchema>

/** A case over which the target crashed, hung or talked nonsense. */
export const breakdownSchema = Type.Object({
  case: Type.String(),
  connection: connectionSchema,
  rule: Type.String({ description: 'the rule whose verdict is `errored` for it' }),
  message: Type.String({ description: 'what the target did' }),
  stderr: Type.Optional(Type.String({ description: 'what it wrote to its standard error lately' })),
  replay: Type.String({ description: 'the command that runs exactly this case' }),
})
export type BreakdownReport = Static<typeof breakdownSchema>

export const ruleReportSchema = Type.Object({
  id: Type.String({ pattern: '^[A-Z][0-9]+(\\.[a-z]+)?$' }),
  area: Type.String({ pattern: '^[a-z-]+$', description: 'the part of the contract: identity, identify, track, …' }),
  level: Type.Enum(['must', 'should', 'info', 'may']),
  authority: Type.Optional(
    Type.String({ description: 'who says so: DOC, the destination documentation; API, Intercom; RS, RudderStack' }),
  ),
  says: Type.String(),
  source: Type.String({ description: 'where the rule comes from' }),
  mend: Type.String({ description: 'what to do when it is broken' }),
  harm: Type.String({ description: 'what a violation does: events lost, people confused, data wrong, style' }),
  verdict: Type.Enum([...verdicts]),
  reason: Type.Optional(Type.String({ description: 'why it was skipped, or what errored' })),
  exercised: count,
  exercisedBy: Type.Object(Object.fromEntries(suites.map((suite) => [suite, count]))),
  pairs: Type.Optional(
    Type.Record(Type.String(), count, {
      description:
        'of a rule that compares connections: how often which two were compared, as "ios-device = web-cloud"',
    }),
  ),
  failures: Type.Array(failureSchema, { description: 'one for each cause, smallest event first; at most ten' }),
  causes: Type.Optional(Type.Integer({ description: 'how many causes there are, where more than are listed' })),
  notes: Type.Optional(
    Type.Array(failureSchema, { description: 'what an info rule observed; never part of a verdict' }),
  ),
})
export type RuleReport = Static<typeof ruleReportSchema>
