import type fc from 'fast-check'
import type { Performance, Stage } from '../../runner/index.ts'

/** A kind of generated case: how values are made, and how one is played. */
export interface Kind<Value = unknown> {
  /** The first part of the address: `properties/events`. */
  name: string
  arbitrary: fc.Arbitrary<Value>
  /** The case itself, and where a relation is looked at, the variant after it. Empty where the relation does not apply. */
  play(stage: Stage, value: Value, id: string): Promise<Performance[]>
}
