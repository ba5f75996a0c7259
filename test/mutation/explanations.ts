import { type Static, Type } from 'typebox'

const closed = { additionalProperties: false } as const

/** The hand-kept file `explained.yaml`: why some mutants live on, each reason beside all mutants that it explains. */
export const explanationsSchema = Type.Array(
  Type.Object(
    {
      because: Type.String({ minLength: 1 }),
      mutants: Type.Array(Type.Object({ file: Type.String(), code: Type.String(), becomes: Type.String() }, closed), {
        minItems: 1,
      }),
    },
    closed,
  ),
)
export type Explanations = Static<typeof explanationsSchema>

/** What of a mutant does not change when lines move. */
export interface KnownMutant {
  file: string
  code: string
  replacement: string
}

/** The reason for a mutant's survival, where there is one. */
export function reasonOf(explanations: Explanations, mutant: KnownMutant): { because?: string } {
  const found = explanations.find(({ mutants }) =>
    mutants.some(
      ({ file, code, becomes }) => file === mutant.file && code === mutant.code && becomes === mutant.replacement,
    ),
  )
  return found ? { because: found.because } : {}
}
