import { printable } from '../printable.ts'

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

/** Words of a rule inside a line: their own code spans stay, markup and links do not. */
export const prose = (text: string): string =>
  printable(text).replaceAll('<', '&lt;').replaceAll('](', ']\\(').replaceAll('![', '!\\[')

/** A first letter as a heading has it. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
