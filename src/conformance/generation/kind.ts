import type fc from 'fast-check'
import type { Connection, Suite } from '../../../contracts/wire/index.ts'
import type { Performance, Stage } from '../../runner/index.ts'

/** A kind of generated case: how values are made, and how one is played. */
export interface Kind<Value = unknown> {
  /** The first part of the address: `properties/events`. */
  name: string
  suite: Suite
  arbitrary: fc.Arbitrary<Value>
  /** The case itself, and where a relation is looked at, the variant after it. Empty where the relation does not apply. */
  play(stage: Stage, value: Value, id: string): Promise<Performance[]>
}

/** Makes a kind over some connections. */
export type KindMaker = (connections: readonly Connection[]) => Kind
