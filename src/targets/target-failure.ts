/** An event over which a target crashed, hung or talked nonsense. */
export class TargetFailure extends Error {
  override readonly name = 'TargetFailure'
  /** What the target wrote to its standard error lately. */
  readonly stderr: string | undefined

  /** `message` says what the target did, in one sentence. */
  constructor(message: string, stderr?: string) {
    super(message)
    this.stderr = stderr === undefined || stderr.trim() === '' ? undefined : stderr
  }
}

/**
 * Something beside this event broke the target while the event was under way. Its case is played again from the start, alone
 * (`Manner`), so that the one that broke it is found, and costs itself only.
 */
export class Disturbed extends Error {
  override readonly name = 'Disturbed'
}
