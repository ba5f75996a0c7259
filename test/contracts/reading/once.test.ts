import { describe, expect, it } from 'vitest'
import { once, onceForText } from '../../../contracts/reading/index.ts'

it('a reading is made once for each object, also where it answers nothing', () => {
  const asked: object[] = []
  const read = once((subject: object) => {
    asked.push(subject)
    return undefined
  })
  const [one, other] = [{ a: 1 }, { a: 1 }]
  for (const subject of [one, one, other, one]) expect(read(subject)).toBeUndefined()
  expect(asked).toEqual([one, other])
  expect(asked[0]).toBe(one)
})

it('the readings of the last four objects are kept', () => {
  const asked: object[] = []
  const read = once((subject: object) => asked.push(subject))
  const subjects = [{}, {}, {}, {}, {}] as const
  for (const subject of subjects) read(subject)
  for (const subject of subjects.slice(1)) read(subject)
  expect(asked).toHaveLength(5)
  read(subjects[0])
  expect(asked).toHaveLength(6)
})

describe('a reading of a text', () => {
  /** How often each of the texts was read, when they are asked for one after another. */
  function readsOf(texts: readonly string[], textsMax?: number): number[] {
    let reads = 0
    const read = onceForText((text) => {
      reads += 1
      return { text }
    }, textsMax)
    return texts.map((text) => {
      const before = reads
      expect(read(text)).toEqual({ text })
      return reads - before
    })
  }

  it('is made once, though others come between', () => {
    expect(readsOf(['a', 'b', 'a', 'b', 'a'])).toEqual([1, 1, 0, 0, 0])
  })

  it('is made anew of a long text, which would fill memory', () => {
    const [kept, long] = ['x'.repeat(200), 'x'.repeat(201)]
    expect(readsOf([kept, kept, long, long, kept])).toEqual([1, 0, 1, 1, 0])
  })

  it('is forgotten with all others when there are too many', () => {
    expect(readsOf(['a', 'b', 'a', 'b', 'c', 'c', 'a', 'c', 'b'], 2)).toEqual([1, 1, 0, 0, 1, 0, 1, 0, 1])
  })
})
