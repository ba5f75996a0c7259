import { type Static, Type } from 'typebox'

const closed = { additionalProperties: false } as const

/**
 * Which failures of a rule a deviation covers; all of them where it says nothing. A word alone is a connection, a case id (a glob) or
 * the message of a failure.
 */
const whereSchema = Type.Union([
  Type.String({ minLength: 1 }),
  Type.Object(
    {
      connection: Type.Optional(Type.String()),
      case: Type.Optional(Type.String({ description: 'a case id, or a glob of them' })),
      failure: Type.Optional(Type.String({ description: 'the message of the failure, as the report gives it' })),
    },
    closed,
  ),
])

/** One known deviation of a target. */
export const deviationSchema = Type.Object(
  {
    rule: Type.String({ minLength: 1 }),
    where: Type.Optional(whereSchema),
    reason: Type.String({ minLength: 1, description: 'why the deviation is lived with' }),
    atMost: Type.Optional(
      Type.Integer({ minimum: 1, description: 'how often it may occur in a run; more often fails the run' }),
    ),
    link: Type.Optional(Type.String({ description: 'where it is tracked' })),
    until: Type.Optional(
      Type.String({
        pattern: '^\\d{4}-\\d{2}-\\d{2}$',
        examples: ['2027-03-31'],
        description: 'the last day on which it is accepted',
      }),
    ),
  },
  closed,
)
export type Deviation = Static<typeof deviationSchema>

/** The known deviations of a target, each with its reason. */
export const baselineSchema = Type.Object(
  { entries: Type.Array(deviationSchema) },
  { ...closed, title: 'Baseline', description: 'The known deviations of a target.' },
)
export type Baseline = Static<typeof baselineSchema>
