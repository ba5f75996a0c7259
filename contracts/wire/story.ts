import { type Static, Type } from 'typebox'
import { expectationsSchema } from './expectations.ts'
import { workspaceStateSchema } from './workspace-state.ts'

/** A step of a scenario: where it stands, and its words. */
export const storyStepSchema = Type.Object({
  number: Type.Integer({ minimum: 1, description: 'from 1' }),
  line: Type.Optional(Type.Integer({ minimum: 1, description: 'in the scenario file' })),
  says: Type.String({ description: 'the step in words: `ada on phone: track Signed Up`' }),
})
export type StoryStep = Static<typeof storyStepSchema>

/** A look at Intercom in the middle of a journey: what was expected, and what was there. */
export const momentSchema = Type.Object({
  step: storyStepSchema,
  expected: expectationsSchema,
  state: workspaceStateSchema,
  exchanges: Type.Integer({ minimum: 0, description: 'how many exchanges had begun' }),
  requests: Type.Integer({ minimum: 0, description: 'how many requests had been made to Intercom' }),
})
export type Moment = Static<typeof momentSchema>

/** What a played scenario was written as. */
export const storySchema = Type.Object({
  file: Type.Optional(Type.String({ description: 'the scenario file' })),
  lines: Type.Optional(
    Type.Record(Type.String(), Type.Integer(), {
      description: 'where expectations stand: `then.users.0` and its line',
    }),
  ),
  moments: Type.Optional(Type.Array(momentSchema)),
})
export type Story = Static<typeof storySchema>
