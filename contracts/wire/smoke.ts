import { type Static, Type } from 'typebox'

/** One question of the smoke suite, and how the target answered it. */
export const smokeCheckSchema = Type.Object({
  name: Type.String({ description: 'what was asked: answers, keeps-apart, gives-reasons, survives, goes-on' }),
  says: Type.String({ description: 'what a working adapter does' }),
  lines: Type.Array(Type.String(), { description: 'the lines of docs/protocol.md that say so: P8, A3' }),
  passed: Type.Boolean(),
  message: Type.Optional(Type.String({ description: 'what went wrong' })),
  stderr: Type.Optional(Type.String()),
})
export type SmokeCheck = Static<typeof smokeCheckSchema>

/** Whether an adapter works at all, asked before the implementation is judged. */
export const smokeReportSchema = Type.Object(
  {
    suite: Type.Literal('smoke'),
    target: Type.Object({
      name: Type.String(),
      version: Type.Optional(Type.String()),
      language: Type.Optional(Type.String()),
    }),
    connections: Type.Array(Type.String()),
    passed: Type.Boolean(),
    checks: Type.Array(smokeCheckSchema),
  },
  { title: 'Smoke report', description: 'What `check --suite smoke` found.' },
)
export type SmokeReport = Static<typeof smokeReportSchema>
