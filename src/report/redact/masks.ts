import { shiftedDate, shiftedTime } from './times.ts'

/** Words that show a defect, and say nothing of anybody. */
const telling: ReadonlySet<string> = new Set([
  'undefined',
  'null',
  'NaN',
  'Infinity',
  'object',
  'Object',
  'true',
  'false',
])

const emailForm = /^[^\s@]+@[^\s@]+$/
const urlForm = /^[a-z][a-z0-9+.-]*:\/\/\S+$/i
const ipForm = /^(\d{1,3}\.){3}\d{1,3}$|^[0-9a-f]{0,4}(:[0-9a-f]{0,4}){2,7}$/i
const numberForm = /^[+-]?[\d\s().-]*\d$/
const placeholderForm = /token:\d+/

/** A word: anything but blanks and the marks of ASCII, so that no script of the world passes for punctuation. */
const word = /[^\s!-/:-@[-`{-~]+/gu

/**
 * Masks for the values of one report: the same value always has the same mask, another value another, and a mask has the form of
 * what it stands for. Masks are counted, not computed from values, so that nobody can guess a value and try it; times are
 * moved by one number of days, so that they keep their order and distance.
 */
export class Masks {
  readonly #known = new Map<string, string>()
  readonly #given = new Set<string>()
  readonly #days: number
  readonly #values: readonly string[]
  #count = 0

  /** `days`: by how many days times are moved, a multiple of seven, so that weekdays stay; `values`: what no counted mask may hold. */
  constructor(days: number, values: readonly string[] = []) {
    this.#days = days
    this.#values = values
  }

  /** The mask of a number: another one with as many digits. A single digit stays. */
  number(value: number): number {
    const time = shiftedTime(value, this.#days)
    if (time !== undefined) return time
    const text = String(value)
    return /^-?\d(\.0)?$/.test(text) || !Number.isFinite(value) ? value : Number(this.#digits(text))
  }

  /** The mask of a text. What is blank, or a placeholder of a secret, stays. */
  text(value: string): string {
    if (value.trim() === '' || telling.has(value)) return value
    return this.#keep(value, () => this.#freshText(value))
  }

  #freshText(value: string): string {
    if (placeholderForm.test(value))
      return value.replace(/(.*?)(token:\d+|$)/gsu, (_, before: string, kept: string) => this.#words(before) + kept)
    const date = shiftedDate(value, this.#days)
    if (date !== undefined) return date
    if (emailForm.test(value)) return sized(`person-${this.#next()}@masked.example`, value, 'x')
    if (urlForm.test(value)) return sized(`https://masked.example/${this.#next()}`, value, 'x')
    if (ipForm.test(value) && /[.:]/.test(value)) return `192.0.2.${this.#next()}`
    if (numberForm.test(value)) return this.#digits(value)
    return this.#words(value)
  }

  #words(value: string): string {
    const masked = value.replace(word, (one) =>
      telling.has(one) ? one : this.#keep(`word ${one}`, () => sized(`w${this.#next()}`, one, 'x')),
    )
    const isBare = value.trim() !== '' && value.search(word) === -1
    return isBare && value.length > 3 ? sized(`w${this.#next()}`, value, 'x') : masked
  }

  /** As many digits with the signs between them; more, where all numbers of that form are taken. */
  #digits(text: string): string {
    return this.#keep(`digits ${text}`, () => {
      const places = text.replace(/\D/g, '').length
      for (let tried = 0; tried < 1000; tried += 1) {
        const drawn = String(10 ** (Math.min(places, 15) - 1) + this.#next())
          .slice(0, places)
          .padEnd(places, '7')
        let index = 0
        const mask = text.replace(/\d/g, () => drawn[index++] ?? '7')
        const isReal = mask === text || this.#values.some((value) => mask.includes(value))
        if (!isReal && !this.#given.has(mask)) return mask
      }
      return String(1_000_000 + this.#next())
    })
  }

  #keep(key: string, draw: () => string): string {
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const mask = draw()
    this.#known.set(key, mask)
    this.#given.add(mask)
    return mask
  }

  #next(): number {
    this.#count += 1
    return this.#count
  }
}

/** Where the length of a long text is what went wrong, its mask has it too. */
const lengthThatCounts = 40

function sized(mask: string, value: string, filler: string): string {
  return value.length <= lengthThatCounts ? mask : mask.padEnd(value.length, filler)
}
