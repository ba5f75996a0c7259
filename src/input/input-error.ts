/** A place in what somebody gave us: a file (or `<stdin>`), a line from 1, a column from 1. */
export interface Place {
  file: string
  line?: number
  column?: number
}

/** Input or usage that cannot be worked with. The command line prints it as it stands, and exits 2. */
export class InputError extends Error {
  override readonly name = 'InputError'

  /** `what` is one to three sentences: what could not be done, what was expected and what came, what to try next. */
  constructor(what: string, place?: Place) {
    super(place === undefined ? what : `${at(place)}: ${what}`)
  }
}

function at({ file, line, column }: Place): string {
  return [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':')
}
