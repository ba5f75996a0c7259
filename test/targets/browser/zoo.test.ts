import { describe, expect, it } from 'vitest'
import { callsFor, identify, type Opening, openPages, play } from './open.ts'

/** Opens an integration of the zoo, and plays one person on it. */
async function visit(name: string, opening: Opening = {}) {
  const target = await openPages(`browser:zoo/${name}`, opening)
  try {
    return await callsFor(target, [identify('u-1')])
  } finally {
    await target.close?.()
  }
}

/** Milliseconds: enough for what comes at once, and soon over for what never does. */
const soon = { timeoutMs: 6000 }

describe('an integration that cannot be judged', () => {
  it.each([
    ['not-javascript.txt', {}, /no JavaScript .*built file/],
    ['no-class.js', {}, /could not start the integration/],
    ['throws-at-load.js', {}, /not here/],
    ['throws-at-start.js', {}, /out of order/],
    ['never-ready.js', soon, /did not become ready within 6000 ms/],
    ['hangs-at-load.js', soon, /did not become ready within 6000 ms/],
    ['no-such-file.js', {}, /there is no such file.*browser:reference/],
  ])('is told apart from one that breaks a rule: %s', async (name, opening, says) => {
    await expect(openPages(`browser:zoo/${name}`, opening)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(says),
    })
  })

  it('is named where a word was mistyped', async () => {
    await expect(openPages('browser:referense')).rejects.toThrow('Did you mean "browser:reference"?')
  })
})

describe('an integration that breaks over an event', () => {
  it('costs that event, and says what it threw', async () => {
    const target = await openPages('browser:zoo/throws-at-identify.js')
    const page = { type: 'page', userId: '' }
    const [, identified] = await play(target, [page, identify('u-1')])
    expect(identified).toMatchObject({
      outcome: { kind: 'dropped', reason: expect.stringContaining('whom do you mean') },
    })
    expect(await callsFor(target, [page])).toHaveLength(1)
    await target.close?.()
  })

  it('is ended where it hangs, and the next page is well', async () => {
    const target = await openPages('browser:zoo/hangs-at-identify.js', soon)
    await expect(play(target, [identify('u-1')])).rejects.toThrow('identify did not return within 6000 ms')
    const [page] = await play(target, [{ type: 'page', userId: '' }])
    await target.close?.()
    expect(page).toMatchObject({ kind: 'composed' })
  })

  it('is told that its messenger never came, and from where it was asked for', async () => {
    await expect(visit('stranger-messenger.js')).rejects.toThrow(/1 calls? wait.*messenger\.example/)
  })
})

describe('a page', () => {
  it('reaches nothing outside, and that is told', async () => {
    const notes: string[] = []
    const [calls = []] = await visit('tells-a-stranger.js', { onNote: (says) => notes.push(says) })
    expect(calls.at(-1)?.method).toBe('update')
    expect(notes).toEqual([expect.stringContaining('https://tracker.example/u-1')])
  })

  it('lives on where nobody catches what was refused', async () => {
    const notes: string[] = []
    const [calls = []] = await visit('tells-and-forgets.js', { onNote: (says) => notes.push(says) })
    expect(calls.at(-1)?.method).toBe('update')
    expect(notes).toEqual([expect.stringContaining('https://tracker.example/u-1')])
  })

  it('is waited for until it has come to rest', async () => {
    const [calls = []] = await visit('takes-its-time.js')
    expect(calls.at(-1)).toEqual({ method: 'update', args: [{ user_id: 'u-1' }] })
  })

  it('is heard without loss: also what JSON cannot say', async () => {
    const [calls = []] = await visit('says-the-unsayable.js')
    const [given] = calls.at(-1)?.args ?? []
    expect(given).toEqual({
      user_id: 'u-1',
      name: undefined,
      seats: Number.NaN,
      onShow: undefined,
      circle: { itself: '[circle]' },
    })
    expect(given).toHaveProperty('name')
  })
})
