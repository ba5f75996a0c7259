import { type JsonValue, jsonText } from '../../../contracts/wire/index.ts'
import type { Answer, TargetInput } from '../target.ts'

export const startLine = '{"cmd":"start","version":1}'
export const stopLine = '{"cmd":"stop"}'

/** A request for one event. The session goes with it, for targets that keep something between the events of one case. */
export function transformLine(seq: number, { connection, settings, event, session }: TargetInput): string {
  const request = { cmd: 'transform', seq, connection, settings, event, ...(session === undefined ? {} : { session }) }
  return textOf(request).replace(lineEnds, escaped)
}

/** Characters that JSON text may hold as they are, and that readers of lines in some languages take for the end of one. */
const lineEnds = /[\u0085\u2028\u2029]/g
const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** `JSON.stringify` is the faster one, and overflows on deep values. */
function textOf(value: object): string {
  try {
    return JSON.stringify(value)
  } catch {
    return jsonText(value)
  }
}

/** An answer, the request that it is for, and its content or what is wrong with it. */
export type ReadAnswer = { seq: number } & ({ answer: Answer } | { fault: string })

/** Reads an answer; what is wrong with the line where it is none. The form of an outcome is looked at by who asked. */
export function readAnswer(line: string): ReadAnswer | { babble: string } {
  let value: JsonValue
  try {
    value = JSON.parse(line) as JsonValue
  } catch {
    return { babble: `it wrote a line that is not JSON where only answers belong: ${shown(line)}` }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { babble: `it wrote a line that is no JSON object: ${shown(line)}` }
  }
  const { seq, skipped, message, issue_url: issue, outcome, inputChanged, error } = value
  if (typeof seq !== 'number') return { babble: `it wrote an answer whose "seq" is no number: ${shown(line)}` }
  if (skipped === true) {
    if (typeof message !== 'string') return { seq, fault: 'it skipped the event without a "message" that says why' }
    return { seq, answer: { kind: 'skipped', reason: typeof issue === 'string' ? `${message} (${issue})` : message } }
  }
  if (typeof error === 'string') return { seq, fault: error }
  if (outcome === undefined) return { seq, fault: 'its answer has neither "outcome" nor "skipped": true' }
  const made = outcome as Answer
  return { seq, answer: inputChanged === true ? ({ kind: 'input-changed', outcome: made } as Answer) : made }
}

const shownMax = 120

/** The beginning of a line, for a message; reports escape it. */
export function shown(line: string): string {
  return line.length > shownMax ? `${line.slice(0, shownMax)}… (${line.length} characters)` : line
}
