/** Listens to all that goes wrong in a page: what is written to the console as an error or a warning, and what nobody catches. */
export class Complaints {
  #heard: string[] = []

  constructor() {
    for (const level of ['error', 'warn'] as const) {
      const write = console[level].bind(console)
      console[level] = (...words: unknown[]) => {
        this.#hear(said(words))
        write(...words)
      }
    }
    addEventListener('error', ({ message, error }) => this.#hear(inWords(error ?? message)))
    addEventListener('unhandledrejection', ({ reason }) => this.#hear(inWords(reason)))
  }

  take(): string[] {
    return this.#heard.splice(0)
  }

  #hear(text: string): void {
    // A page may complain without end.
    if (this.#heard.length < 50) this.#heard.push(text.slice(0, 500))
  }
}

/** Words for the console as they read there: styles, each of them an argument for a `%c`, say nothing. */
function said(words: readonly unknown[]): string {
  const [first, ...rest] = words
  if (typeof first !== 'string') return words.map(inWords).join(' ')
  const styles = first.split('%c').length - 1
  return [first.replaceAll('%c', ''), ...rest.slice(styles)].map(inWords).join(' ').replace(/\s+/g, ' ').trim()
}

/** Without the stack, whose lines say nothing outside of the page. */
export function inWords(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'object' && value !== null && 'message' in value) {
    const { name, message } = value as { name?: unknown; message: unknown }
    return `${typeof name === 'string' ? `${name}: ` : ''}${String(message)}`
  }
  try {
    return String(JSON.stringify(value))
  } catch {
    return 'something that cannot be said'
  }
}
