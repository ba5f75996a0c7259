import type { Connection, Event, Outcome, Settings } from '../../contracts/wire/index.ts'
import { chameleon } from './chameleon.ts'
import * as foreigner from './foreigner.ts'
import * as maximalist from './maximalist.ts'
import * as minimalist from './minimalist.ts'
import * as mustOnly from './must-only.ts'
import * as oneByOne from './one-by-one.ts'

/** A correct implementation of the cloud mode that is none of ours: a file that knows nothing of this project. */
export interface Stranger {
  name: string
  transform(input: { connection: Connection; settings: Settings; event: Event }): Outcome | Promise<Outcome>
}

/** Strangers that keep every line of the contract, should lines included. */
export const strangers: readonly Stranger[] = [oneByOne, minimalist, maximalist, foreigner]

/** A stranger that keeps the must lines alone. */
export const mustOnlyStranger: Stranger = mustOnly

/** Strangers that use each freedom as their number decides. */
export const chameleonOf = (number: number): Stranger => ({
  name: `chameleon ${number}`,
  transform: chameleon(number),
})
