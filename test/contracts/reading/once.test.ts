import { expect, it } from 'vitest'
import { once } from '../../../contracts/reading/index.ts'

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
