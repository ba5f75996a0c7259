import { createHash } from 'node:crypto'
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
  #numbers = 0

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
    return /^-?\d(\.0)?$/.test(text) || !Number.isFinite(value) ? value : finite(Number(this.#digits(text)))
  }

  /** The mask of a text. What is blank, or a placeholder of a secret, stays. */
  text(value: string): string {
    if (value.trim() === '' || telling.has(value)) return value
    return this.#keep(value, () => this.#freshText(value))
  }

  #freshText(value: string): string {
    if (placeholderForm.test(value)) return this.#aroundPlaceholders(value)
    const date = shiftedDate(value, this.#days)
    if (date !== undefined) return date
    if (emailForm.test(value)) return this.#draw((count) => sized(`person-${count}@masked.example`, value))
    if (urlForm.test(value)) return this.#draw((count) => sized(`https://masked.example/${count}`, value))
    if (ipForm.test(value) && /[.:]/.test(value)) return this.#draw((count) => `192.0.2.${count}`)
    return numberForm.test(value) ? this.#digits(value) : this.#words(value)
  }

  #aroundPlaceholders(value: string): string {
    return value.replace(
      /(.*?)(token:\d+|$)/gsu,
      (_, before: string, placeholder: string) => this.#words(before) + placeholder,
    )
  }

  #words(value: string): string {
    if (value.length > 3 && value.trim() !== '' && value.search(word) === -1) return this.#drawnFor(value)
    return value.replace(word, (one) => (telling.has(one) ? one : this.#keep(`word ${one}`, () => this.#drawnFor(one))))
  }

  #drawnFor(value: string): string {
    return this.#draw((count) => sized(`w${count}`, value))
  }

  /** As many digits, with the same signs between them; more digits, where all numbers of that form are taken. */
  #digits(text: string): string {
    return this.#keep(`digits ${text}`, () => {
      for (let tried = 0; tried < triesMax; tried += 1) {
        this.#numbers += 1
        const drawn = digitsOf(this.#numbers)
        let index = 0
        const mask = text.replace(/\d/g, () => drawn[index++ % drawn.length] ?? '7')
        if (mask !== text && this.#isFree(mask)) return mask
      }
      return this.#draw((count) => String(1_000_000 + count))
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

  /** The next mask of a form that is not taken, and holds no real value by chance. */
  #draw(form: (count: number) => string): string {
    let mask = ''
    for (let tried = 0; tried < triesMax; tried += 1) {
      this.#count += 1
      mask = form(this.#count)
      if (this.#isFree(mask)) return mask
    }
    return mask
  }

  #isFree(mask: string): boolean {
    return !this.#given.has(mask) && !this.#values.some((value) => mask.includes(value))
  }
}

const triesMax = 100

/** Digits that belong to a count and look like any others; the first is no zero. */
const digitsOf = (count: number): string =>
  [...createHash('sha256').update(String(count)).digest()]
    .map((byte, index) => (index === 0 ? 1 + (byte % 9) : byte % 10))
    .join('')

/** Digits of an exponent may grow beyond what JSON can say. */
const finite = (value: number) => (Number.isFinite(value) ? value : Number.MAX_VALUE)

/** Where the length of a long text is what went wrong, its mask has it too. */
const lengthThatCounts = 40

function sized(mask: string, value: string): string {
  return value.length <= lengthThatCounts ? mask : mask.padEnd(value.length, 'x')
}
