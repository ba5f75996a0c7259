/** What the API accepts though it is wrong: named by a rule of docs/mock.md (R1 to R67), kept in the journal. */
export interface Lint {
  rule: string
  message: string
}

/** Notes a lint on the request that is being answered. */
export type Note = (rule: string, message: string) => void
