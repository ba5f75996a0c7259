import { diffLines, diffWordsWithSpace } from 'diff'
import type { Failure, JsonValue } from '../../../contracts/wire/index.ts'
import { type Markup, markup, type Part } from '../markup.ts'
import { json } from './parts.ts'

/** Values that differ in more places than these are shown whole, without marks: finding the marks would take longer than reading. */
const limits = { maxEditLength: 500 }

/** Lines alike beside a change; more of them are left out. */
const linesAlike = 3

/** What was expected and what came: as one difference where there is both, else as it is. */
export function difference({ expected, received }: Pick<Failure, 'expected' | 'received'>): Markup | '' {
  if (expected === undefined && received === undefined) return ''
  if (received === undefined) return labelled('Expected', json(expected as JsonValue))
  if (expected === undefined) return labelled('Received', json(received))
  const [before, after] = [jsonLines(expected), jsonLines(received)]
  const rows = before.length === 1 && after.length === 1 ? words(before[0] ?? '', after[0] ?? '') : lines(before, after)
  const key = markup`<span class="minus">− expected</span> <span class="plus">+ received</span>`
  return markup`<div class="difference"><p class="label">Difference: ${key}</p><pre>${rows}</pre></div>`
}

const labelled = (label: string, inside: Markup) => markup`<div><p class="label">${label}</p>${inside}</div>`

/** A field on each line, so that a line is what differs. */
const jsonLines = (value: JsonValue): string[] => JSON.stringify(value, null, 2).split('\n')

type Kind = 'minus' | 'plus' | 'alike'
const signs = { minus: '− ', plus: '+ ', alike: '  ' } as const

const row = (kind: Kind, inside: Part) => markup`<span class="${kind}">${signs[kind]}${inside}
</span>`

/** Two values of one line, with the words that differ. */
function words(before: string, after: string): Markup {
  const parts = diffWordsWithSpace(before, after, limits) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ]
  const expected = parts.map(({ value, added, removed }) => !added && (removed ? markup`<del>${value}</del>` : value))
  const received = parts.map(({ value, added, removed }) => !removed && (added ? markup`<ins>${value}</ins>` : value))
  return markup`${row('minus', expected)}${row('plus', received)}`
}

/** Values of several lines: those that were taken away, those that came, and a few alike around them. */
function lines(before: readonly string[], after: readonly string[]): Part {
  const text = (some: readonly string[]) => some.map((line) => `${line}\n`).join('')
  const changes = diffLines(text(before), text(after), limits) ?? [
    { value: text(before), removed: true, added: false },
    { value: text(after), removed: false, added: true },
  ]
  return changes.map(({ value, added, removed }, index) => {
    const own = value.split('\n').slice(0, -1)
    if (added || removed) return own.map((line) => row(added ? 'plus' : 'minus', line))
    return alike(own, index === 0, index === changes.length - 1)
  })
}

function alike(own: readonly string[], isFirst: boolean, isLast: boolean): Part {
  const start = isFirst ? 0 : linesAlike
  const end = isLast ? 0 : linesAlike
  const left = own.length - start - end
  if (left < 3) return own.map((line) => row('alike', line))
  return [
    own.slice(0, start).map((line) => row('alike', line)),
    markup`<span class="gap">  … ${left} lines alike
</span>`,
    end === 0 ? '' : own.slice(-end).map((line) => row('alike', line)),
  ]
}
