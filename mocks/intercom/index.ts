export { type Choices, defaultChoices } from './doubts.ts'
export { createIntercom, type Intercom, type IntercomOptions, type Wire } from './intercom.ts'
export type { JournalEntry } from './journal.ts'
export type { Lint } from './lint.ts'
