import { printable } from './printable.ts'

/*
 * Text of events and targets is hostile: in a page it stands in fences and code spans alone, where Markdown reads nothing of it.
 */

/** How many backticks a fence or a span needs, so that no run inside closes it. */
function ticksFor(text: string, least: number): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  return '`'.repeat(Math.max(least, longest + 1))
}

/** Lines in a fence; each is safe to print. */
export function fenced(language: string, text: string): string[] {
  const lines = text.trimEnd().split('\n').map(printable)
  const fence = ticksFor(lines.join('\n'), 3)
  return [`${fence}${language}`, ...lines, fence, '']
}

/** A value as readable JSON in a fence. */
export const fencedJson = (value: unknown): string[] => fenced('json', JSON.stringify(value, null, 2) ?? 'null')

/** A text inside a line, as code. */
export function code(text: string): string {
  const shown = printable(text)
  const ticks = ticksFor(shown, 1)
  const isBare = /^[^`\s].*[^`\s]$|^[^`\s]$/.test(shown)
  return isBare ? `${ticks}${shown}${ticks}` : `${ticks} ${shown} ${ticks}`
}

/** Words of a rule inside a line: what stands between backticks is code, and nothing else is read as Markdown. */
export const prose = (text: string): string =>
  text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? code(part) : escaped(part)))
    .join('')

/** A mark only where it would be read: `#4` is an issue, `:` before `//` a link. */
const escaped = (text: string): string =>
  calledByNobody(
    printable(text).replace(/[\\`*_[\]<>~$]|&(?=[#\w])|#(?=\w)|:(?=\/\/)|(?<=www)\./gi, (mark) => `\\${mark}`),
  )

/** A name after `@` calls nobody. */
const calledByNobody = (text: string): string => text.replace(/@(?=\w)/g, '@&#8203;')

/**
 * Text as text, wherever it stands: in a table, a heading, the HTML of a fold. Marks that Markdown or GitHub reads are written as entities,
 * and what a spreadsheet would take for a formula begins with an apostrophe.
 */
export const plain = (text: string): string =>
  calledByNobody(
    withoutFormula(printable(text)).replace(
      /[#$&*/<>[\\\]^_`{|}~!]|(?<=www)\./gi,
      (mark) => `&#${mark.charCodeAt(0)};`,
    ),
  )

/** Words of a rule in a table or the HTML of a fold: what stands between backticks is code. */
export const plainWords = (text: string): string =>
  text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? `<code>${plain(part)}</code>` : plain(part)))
    .join('')

/** A cell that begins so is a formula to a spreadsheet, into which tables are copied. */
export const withoutFormula = (text: string): string => (/^\s*[=+\-@]/.test(text) ? `'${text}` : text)
