import { quoted, Refusal } from '../refusal.ts'

/** A state that cannot be loaded. A `TypeError`, since the caller gave what is no state. */
export class StateError extends TypeError {
  /** Keys and places from the top of the state to the mistake. */
  readonly path: readonly (string | number)[]

  constructor(message: string, path: readonly (string | number)[]) {
    super(message)
    this.path = path
  }
}

/** Does a part of the loading. What is refused in it becomes a `StateError` that names the place, and the field where it is known. */
export function explain(path: readonly (string | number)[], work: () => void): void {
  try {
    work()
  } catch (reason) {
    if (!(reason instanceof Refusal)) throw reason
    const [error] = reason.errors
    const says = quoted(error?.message ?? 'refused')
    const field = error?.field === undefined || says.includes(error.field) ? '' : ` (${error.field})`
    const message = `The state cannot be loaded: ${nameOf(path)}: ${says}${field}.`
    throw new StateError(message, error?.field === undefined ? path : [...path, ...error.field.split('.')])
  }
}

/** `users[3]` */
function nameOf(path: readonly (string | number)[]): string {
  return path.map((key, level) => (typeof key === 'number' ? `[${key}]` : level === 0 ? key : `.${key}`)).join('')
}
