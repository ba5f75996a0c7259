import { printableLines } from './printable.ts'

/** Text that is HTML or XML already. Nothing but `markup` and `trusted` makes it. */
export class Markup {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  toString(): string {
    return this.#text
  }
}

/** What may stand in a template: text is escaped, markup stands as it is, lists are joined, and what is not there leaves nothing. */
export type Part = Markup | string | number | undefined | false | readonly Part[]

/** A template of HTML or XML that escapes whatever is put into it. */
export function markup(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(strings.reduce((text, string, index) => `${text}${textOf(parts[index - 1])}${string}`))
}

/** Text of this program that is markup, a style or a script: never a value. */
export const trusted = (text: string): Markup => new Markup(text)

function textOf(part: Part): string {
  if (part === undefined || part === false) return ''
  if (part instanceof Markup) return part.toString()
  return typeof part === 'object' ? part.map(textOf).join('') : escaped(String(part))
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** What XML forbids (control characters, lone surrogates) is shown as an escape by `printable`; `>` too, so that no `]]>` is left. */
const escaped = (text: string): string =>
  printableLines(text).replace(/[&<>"']/g, (character) => entities[character] ?? '')
