import { type Static, Type } from 'typebox'
import { reportSchema } from './report.ts'
import { ruleReportSchema, verdicts } from './rule-report.ts'

const { tool, contract, target, seed, summary } = reportSchema.properties

/** One of the two runs that are compared. */
const sideSchema = Type.Object({
  tool,
  contract,
  target,
  seed,
  verdict: summary.properties.verdict,
  cases: summary.properties.cases,
})

/** What kinds of change there are, the gravest first. */
export const changeKinds = [
  'proves-nothing',
  'target-broke',
  'newly-failing',
  'new-cause',
  'more-often',
  'connection-dropped',
  'suite-dropped',
  'coverage-lost',
  'vanished-rule',
  'target-holds',
  'newly-passing',
  'gone-cause',
  'less-often',
  'connection-added',
  'suite-added',
  'coverage-gained',
  'new-rule',
  'now-known',
] as const
export type ChangeKind = (typeof changeKinds)[number]

/** One thing in which the second run differs from the first. */
export const changeSchema = Type.Object({
  kind: Type.Enum([...changeKinds]),
  direction: Type.Enum(['worse', 'better', 'neither']),
  rule: Type.Optional(Type.String()),
  level: Type.Optional(ruleReportSchema.properties.level),
  from: Type.Optional(Type.Enum([...verdicts], { description: 'the verdict of the rule before' })),
  to: Type.Optional(Type.Enum([...verdicts], { description: 'the verdict of the rule now' })),
  says: Type.String({ description: 'what changed, in one sentence' }),
  causes: Type.Optional(
    Type.Array(Type.Object({ message: Type.String(), replay: Type.String() }), {
      description: 'the causes that this is about, each with the command that runs its smallest case',
    }),
  ),
})
export type Change = Static<typeof changeSchema>

/** What a change of the target, or of what judges it, made better or worse. */
export const comparisonSchema = Type.Object(
  {
    old: sideSchema,
    new: sideSchema,
    verdict: Type.Enum(['worse', 'better', 'same'], { description: 'worse where anything is; `compare` then exits 1' }),
    changes: Type.Array(changeSchema, { description: 'worse first, then by kind, in the order of the contract' }),
    notes: Type.Array(Type.String(), { description: 'why some of it may come from something else than the target' }),
  },
  { title: 'Comparison', description: 'What `compare` found between two reports.' },
)
export type Comparison = Static<typeof comparisonSchema>
