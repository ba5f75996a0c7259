import { describe, expect, it } from 'vitest'
import { targetKindOf } from '../../src/targets/index.ts'

describe('the word for a target', () => {
  it.each([
    ['refrence', 'Did you mean "reference"?'],
    ['modul:./a.mjs', 'Did you mean "module:PATH"?'],
    ['module:\u0000', 'holds the character NUL'],
    ['', 'A target reads: reference'],
  ])('%j is told what is meant', (word, says) => {
    expect(() => targetKindOf(word)).toThrow(says)
  })
})
