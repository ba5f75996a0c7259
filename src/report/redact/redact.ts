import { createHash } from 'node:crypto'
import {
  type BreakdownReport,
  type Course,
  type Failure,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type Report,
  type RuleReport,
  setOwn,
} from '../../../contracts/wire/index.ts'
import { Masks } from './masks.ts'
import { isPeopleData, keysIn, peopleDataOf } from './people-data.ts'
import { ownWords, wellKnown } from './words.ts'

/** The report with the data of people masked. The same value has the same mask everywhere in it. */
export function redact(report: Report): Report {
  const censor = new Censor(report)
  return {
    ...report,
    redacted: true,
    ...(report.shard === undefined ? {} : { shard: withoutEvidence(report.shard) }),
    rules: report.rules.map((rule) => censor.rule(rule)),
    errors: report.errors.map((error) => censor.breakdown(error)),
  }
}

/** What `merge` needs is as it was met: masks of several shards would not agree. */
const withoutEvidence = ({ index, count }: NonNullable<Report['shard']>) => ({ index, count })

const failuresOf = ({ failures, notes = [] }: RuleReport): readonly Failure[] => [...failures, ...notes]

/** Shorter values are masked where they stand alone; inside other texts they would be found by chance. */
const lengthInside = 4

class Censor {
  readonly #masks: Masks
  readonly #safe: ReadonlySet<string>
  /** What the events say of people, the longest first. */
  readonly #inside: readonly string[]
  readonly #whole: ReadonlySet<string>
  readonly #keys = new Map<string, string>()
  readonly #numbers: ReadonlySet<number>

  constructor({ rules }: Report) {
    const failures = rules.flatMap(failuresOf)
    const values = failures.flatMap(({ event }) => peopleDataOf(event))
    const texts = new Set(values.map(String).filter((text) => text.length >= lengthInside && text.trim() !== ''))
    this.#inside = [...texts].sort((left, right) => right.length - left.length)
    this.#whole = texts
    this.#numbers = new Set(values.filter((value) => typeof value === 'number'))
    this.#masks = new Masks(daysFor(values), this.#inside)
    const keys = failures.flatMap(({ event, settings, expected = null, received = null }) => [
      ...keysIn(event),
      ...keysIn(settings),
      ...keysIn(expected),
      ...keysIn(received),
    ])
    const ofRules = rules.flatMap(({ says, mend }) => [says, mend])
    const words = [...keys, ...ofRules].flatMap((text) => text.match(/[\p{L}\p{N}]+/gu) ?? [])
    this.#safe = new Set([...ownWords, ...words])
  }

  rule(rule: RuleReport): RuleReport {
    const { failures, notes, reason } = rule
    return {
      ...rule,
      failures: failures.map((failure) => this.#failure(failure)),
      ...(notes === undefined ? {} : { notes: notes.map((note) => this.#failure(note)) }),
      ...(reason === undefined ? {} : { reason: rule.verdict === 'errored' ? withheld(reason) : reason }),
    }
  }

  /** What a target wrote while it broke may hold anything: it is left out. */
  breakdown({ stderr: _, message, ...rest }: BreakdownReport): BreakdownReport {
    return { ...rest, message: withheld(message) }
  }

  #failure({ byHand: _, scenario: __, expected, received, course, ...rest }: Failure): Failure {
    return {
      ...rest,
      event: this.#event(rest.event),
      ...(rest.step === undefined ? {} : { step: { ...rest.step, says: String(this.#told(rest.step.says)) } }),
      ...(expected === undefined ? {} : { expected: this.#told(expected) }),
      ...(received === undefined ? {} : { received: this.#told(received) }),
      ...(course === undefined ? {} : { course: this.#course(course) }),
    }
  }

  /** Who did what is masked; the name of a track stays, as it does in an event. */
  #course({ steps, ...rest }: Course): Course {
    return {
      ...rest,
      steps: steps.map(({ who, name, dropped, ...step }) => ({
        ...step,
        ...(name === undefined ? {} : { name: step.type === 'track' ? name : this.#masks.text(name) }),
        ...(who === undefined ? {} : { who: this.#masks.text(who) }),
        sent: step.sent.map((one) => ({ ...one, what: shortened(one.what) })),
        ...(dropped === undefined ? {} : { dropped: this.#told(dropped) as string }),
      })),
    }
  }

  #event(event: JsonObject): JsonObject {
    return this.#copy(event, [], (value, path) => {
      if (typeof value === 'number') return isPeopleData(path) ? this.#masks.number(value) : value
      return isPeopleData(path) ? this.#masks.text(value) : this.#withoutData(value, (rest) => rest)
    }) as JsonObject
  }

  /** What a rule tells: values of the event, whole or changed, among the words of the rule. */
  #told(value: JsonValue): JsonValue {
    return this.#copy(value, [], (one, path) => {
      if (typeof one === 'number')
        return this.#numbers.has(one) || Math.abs(one) >= 1000 ? this.#masks.number(one) : one
      return path.at(-2) === 'path' ? this.#key(one) : this.#withoutData(one, (rest) => this.#withoutStrangeWords(rest))
    })
  }

  #copy(
    value: JsonValue,
    path: readonly string[],
    masked: (scalar: string | number, path: readonly string[]) => JsonValue,
  ): JsonValue {
    if (Array.isArray(value)) return value.map((item, index) => this.#copy(item, [...path, String(index)], masked))
    if (!isJsonObject(value))
      return typeof value === 'string' || typeof value === 'number' ? masked(value, path) : value
    const copy: JsonObject = {}
    for (const [key, item] of Object.entries(value))
      setOwn(copy, this.#key(key), this.#copy(item, [...path, key], masked))
    return copy
  }

  /** A name of a field stays, unless it is or holds what an event says of somebody. */
  #key(key: string): string {
    if (wellKnown.has(key)) return key
    const known = this.#keys.get(key)
    if (known !== undefined) return known
    const masked = /@|\d{5}/.test(key) ? this.#masks.text(key) : this.#withoutData(key, (rest) => rest)
    this.#keys.set(key, masked)
    return masked
  }

  /** A text with masks in place of the values in it, and what is between them passed on. */
  #withoutData(text: string, onRest: (rest: string) => string): string {
    if (this.#whole.has(text)) return this.#masks.text(text)
    const found = this.#inside.find((value) => text.includes(value))
    if (found === undefined) return onRest(text)
    const mask = this.#masks.text(found)
    return text
      .split(found)
      .map((part) => this.#withoutData(part, onRest))
      .join(mask)
  }

  #withoutStrangeWords(text: string): string {
    const words = text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
    if (words.every((word) => this.#safe.has(word) || /^\d{1,3}$/.test(word))) return text
    if (/^\S+$/.test(text)) return this.#masks.text(text)
    return text.replace(/\S+/g, (part) => {
      const own = part.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
      const isSafe = own.length > 0 && own.every((word) => this.#safe.has(word) || /^\d{1,3}$/.test(word))
      return isSafe || !/[^!-/:-@[-`{-~]/.test(part) ? part : this.#masks.text(part)
    })
  }
}

/** What broke is told by its kind; the words after it may repeat an event. */
function withheld(message: string): string {
  const [, kind] = /^((?:\S+: )?[A-Z]\w*Error): /.exec(message) ?? []
  return kind === undefined ? 'its words are left out (--redact)' : `${kind}: its words are left out (--redact)`
}

/** Of a request the method and where it goes, of a call its method; what follows may name somebody. */
function shortened(what: string): string {
  const [start = ''] = /^[A-Z]{1,10} \/[a-z_]{0,30}|^[A-Za-z]{1,40}$/.exec(what) ?? []
  return start === what ? what : `${start}…`
}

/** By how many days times are moved: from two to ten years, a multiple of seven, not to be told from the masks. */
function daysFor(values: readonly (string | number)[]): number {
  const digest = createHash('sha256').update(JSON.stringify(values)).digest()
  return 7 * (104 + (digest.readUInt16BE(0) % 416))
}
