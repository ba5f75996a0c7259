import { describe, expect, it } from 'vitest'
import { inOrder } from '../../src/runner/index.ts'

const collected = async <Result>(results: AsyncIterable<Result>) => {
  const all: Result[] = []
  for await (const result of results) all.push(result)
  return all
}

/** Jobs that end when they are told to, in any order. */
function jobs(count: number) {
  const ends: (() => void)[] = []
  let underWay = 0
  let most = 0
  const list = Array.from({ length: count }, (_, index) => () => {
    underWay += 1
    most = Math.max(most, underWay)
    return new Promise<number>((resolve) => {
      ends[index] = () => {
        underWay -= 1
        resolve(index)
      }
    })
  })
  return { list, ends, most: () => most }
}

describe('jobs side by side', () => {
  it('tell what came of them in the order of the jobs, whichever ends first', async () => {
    const { list, ends } = jobs(3)
    const results = collected(inOrder(list, 3))
    for (const index of [2, 0, 1]) ends[index]?.()
    expect(await results).toEqual([0, 1, 2])
  })

  it('are never more at once than was asked for', async () => {
    const { list, ends, most } = jobs(6)
    const results = collected(inOrder(list, 2))
    for (let index = 0; index < 6; index += 1) {
      ends[index]?.()
      await new Promise(setImmediate)
    }
    expect(await results).toHaveLength(6)
    expect(most()).toBe(2)
  })

  it('are waited for where one fails', async () => {
    let isDone = false
    const failing = [
      () => Promise.reject(new Error('no')),
      async () => {
        await new Promise(setImmediate)
        isDone = true
      },
    ]
    await expect(collected(inOrder<unknown>(failing, 2))).rejects.toThrow('no')
    expect(isDone).toBe(true)
  })
})
