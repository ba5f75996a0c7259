import { InputError } from '../input/index.ts'

/** Reads the word of an option as a whole number, from 0 to the most that makes sense. */
export function readWhole(option: string, most = Number.MAX_SAFE_INTEGER): (word: string) => number {
  return (word) => {
    if (/^\d+$/.test(word) && Number(word) <= most) return Number(word)
    throw new InputError(
      `"${option} ${word}" is no whole number from 0${most < Number.MAX_SAFE_INTEGER ? ` to ${most}` : ''}.`,
    )
  }
}

export const readPort = readWhole('--port', 65_535)
