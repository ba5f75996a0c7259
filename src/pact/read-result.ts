import { Type } from 'typebox'
import { readJson } from '../input/index.ts'
import { differencesOf, mismatchSchema } from './differences.ts'

/** What Pact's verifier says of each interaction, as far as it is read here. */
const resultSchema = Type.Object({
  interactionResults: Type.Array(
    Type.Object({
      description: Type.String(),
      providerStates: Type.Array(Type.String()),
      result: Type.Enum(['OK', 'Error']),
      mismatch: Type.Optional(
        Type.Object({
          message: Type.Optional(Type.String()),
          mismatches: Type.Optional(Type.Array(mismatchSchema)),
        }),
      ),
    }),
  ),
})

/** What came of one interaction: what differed, one sentence each; nothing where all was as agreed. */
export interface Verified {
  description: string
  states: readonly string[]
  isKept: boolean
  differences: string[]
  /** Why Pact itself could not compare what came. */
  trouble?: string
}

/** Reads the verifier's result, in words of our own. */
export function readResult(text: string): Verified[] {
  const { interactionResults } = readJson(text, resultSchema, "the result of Pact's verifier")
  return interactionResults.map(({ description, providerStates, result, mismatch }) => ({
    description,
    states: providerStates,
    isKept: result === 'OK',
    differences: differencesOf(mismatch?.mismatches ?? []),
    ...(mismatch?.message === undefined ? {} : { trouble: `Pact could not compare it: ${mismatch.message}.` }),
  }))
}
