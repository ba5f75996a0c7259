import { type Static, Type } from 'typebox'

/** One thing that differs, as Pact's verifier tells it. */
export const mismatchSchema = Type.Object({
  type: Type.Optional(Type.String()),
  path: Type.Optional(Type.String()),
  key: Type.Optional(Type.String()),
  expected: Type.Optional(Type.Unknown()),
  actual: Type.Optional(Type.Unknown()),
  mismatch: Type.Optional(Type.String()),
})
type Mismatch = Static<typeof mismatchSchema>

/** What differs, one sentence each: the status, then headers, then the body from its top; Pact tells them in any order. */
export function differencesOf(mismatches: readonly Mismatch[]): string[] {
  const told = mismatches.map((one) => ({ rank: ranks.indexOf(one.type ?? ''), says: sentence(one) }))
  return told
    .toSorted((one, other) => one.rank - other.rank || byPlace.compare(one.says, other.says))
    .map(({ says }) => says)
}

const ranks = ['StatusMismatch', 'HeaderMismatch', 'BodyMismatch']
const byPlace = new Intl.Collator('en', { numeric: true })

function sentence({ type, path, key, expected, actual, mismatch = 'it differs' }: Mismatch): string {
  if (type === 'StatusMismatch') return `status ${actual}, not ${expected}`
  if (type === 'HeaderMismatch') return `header ${key}: ${mismatch.replace(/^Mismatch with header '[^']*': /, '')}`
  const place = path === undefined || path === '$' || path === '/' ? 'the body' : path
  for (const [form, says] of bodyWords) {
    const found = form.exec(mismatch)
    if (found !== null) return `${place} ${says(...(found.slice(1) as [string, string]))}`
  }
  return `${place}: ${mismatch}`
}

/** Pact says "expected" of what came; in words of our own what came stands first. What it says otherwise is repeated as it is. */
const bodyWords: readonly (readonly [RegExp, (first: string, second: string) => string])[] = [
  [/^Expected (.*) \(\w+\) to be equal to (.*) \(\w+\)$/s, (came, wanted) => `is ${came}, not ${wanted}`],
  [/^Expected (.*) to match (.*)$/s, (came, pattern) => `is ${came}, which does not match ${pattern}`],
  [/^Actual map is missing the following keys: (.*)$/s, (keys) => `lacks ${keys}`],
  [/^Variant at index \d+ \((.*)\) was not found in the actual list$/s, (wanted) => `holds nothing like ${wanted}`],
  [
    /^Expected a List with (\d+) elements but received (\d+) elements$/,
    (wanted, came) => `holds ${came}, not ${wanted}`,
  ],
  [
    /^Type mismatch: Expected .* \((\w+)\) to be the same type as .* \((\w+)\)$/s,
    (came, wanted) => `is of the type ${came}, not ${wanted}`,
  ],
  [/^Expected body Present\(.*\) but was empty$/s, () => 'is empty'],
]
