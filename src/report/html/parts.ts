import stringify from 'json-stringify-pretty-compact'
import type { JsonValue } from '../../../contracts/wire/index.ts'
import { type Markup, markup, type Part } from '../markup.ts'

/** A value as readable JSON, short parts of it on one line; the names of fields are set back, so that values stand out. */
export function json(value: JsonValue): Markup {
  return markup`<pre>${stringify(value, { maxLength: 60 })
    .split('\n')
    .map((line, index) => [index > 0 && '\n', jsonLine(line)])}</pre>`
}

function jsonLine(line: string): Part {
  const [, blank = '', key, rest = ''] = /^(\s*)("(?:[^"\\]|\\.)*": )?(.*)$/s.exec(line) ?? []
  return key === undefined ? line : [blank, markup`<span class="key">${key}</span>`, rest]
}

/** A part that is closed until it is asked for. */
export const fold = (title: string, inside: Markup): Markup =>
  markup`<details class="fold"><summary>${title}</summary>${inside}</details>`

/** A command to copy. */
export function command(title: string, text: string): Markup {
  return markup`<div class="command"><p class="label">${title}</p><pre><code>${text}</code></pre><button type="button" data-copy aria-live="polite" hidden>Copy</button></div>`
}

/** Words of a rule: what stands between backticks is code. */
export const words = (text: string): Part =>
  text.split(/`([^`]+)`/).map((part, index) => (index % 2 === 1 ? markup`<code>${part}</code>` : part))
