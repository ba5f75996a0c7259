import { differencesOfEnds } from '../../../contracts/rules/index.ts'
import type { Agreement } from './relation.ts'

const comparing =
  (aspect: 'must' | 'attributes'): Agreement['compare'] =>
  (plain, varied) => [{ exchange: varied.exchanges.length - 1, findings: differencesOfEnds(plain, varied, aspect) }]

/** The same journey over two connections ends alike (E1): both rules look at the same pair of runs. */
export const journeysEndAlike: readonly Agreement[] = [
  { name: 'same-end', rule: 'E1', compare: comparing('must') },
  { name: 'same-end', rule: 'E1.attributes', compare: comparing('attributes') },
]
