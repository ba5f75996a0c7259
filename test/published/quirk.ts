/** One thing that a published integration does in a way of its own. */
export type Quirk = {
  /** What was observed. */
  observed: string
} & (
  | {
      /** The rule that tells of it. */
      breaks: string
    }
  | {
      /** Why the contract leaves it free: no rule may tell of it. */
      freedom: string
    }
)
