import { existsSync, readlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, startChromium } from '../../../src/targets/browser/chromium/start-chromium.ts'
import type { Target } from '../../../src/targets/index.ts'
import { callsFor, identify, openPages, play } from './open.ts'

const isThere = chromiumPath() !== undefined
const title = isThere
  ? 'a page in Chromium'
  : 'a page in Chromium (skipped: apt-get install chromium, or set CHROMIUM_PATH)'

const journey = [
  identify('u-1', { email: 'ada@example.com', company: { id: 'c-1', name: 'Acme' } }),
  { type: 'track', userId: 'u-1', event: 'Paid', properties: { seats: 0, address: { city: 'London' } } },
  { type: 'page', userId: 'u-1', name: 'Home' },
  { type: 'reset' },
  { type: 'track', userId: '', event: 'Looked' },
]

describe.skipIf(!isThere)(title, () => {
  let target: Target
  beforeAll(async () => {
    target = await openPages('browser:reference', { browser: 'chromium' })
  })
  afterAll(() => target?.close?.())

  it('says which browser it is', () => {
    expect(target.browser).toMatch(/^Chromium \d+\./)
  })

  it('gets the same calls as one in jsdom', async () => {
    const other = await openPages('browser:reference')
    const [here, there] = [await callsFor(target, journey), await callsFor(other, journey)]
    await other.close?.()
    expect(here).toEqual(there)
  })

  it('has a browser to itself: nothing of the session before is known', async () => {
    const [answer] = await play(target, [{ type: 'track', userId: '', event: 'Looked' }])
    expect(answer).toMatchObject({ event: { userId: '', context: { traits: {} } } })
  })

  it('reaches nothing outside, and that is told', async () => {
    const notes: string[] = []
    const teller = await openPages('browser:zoo/tells-a-stranger.js', {
      browser: 'chromium',
      onNote: (says) => notes.push(says),
    })
    await play(teller, [identify('u-1')])
    await teller.close?.()
    expect(notes).toEqual([expect.stringContaining('https://tracker.example/u-1')])
  })

  it('leaves no folder behind, of ours or of its own', async () => {
    const browser = await startChromium()
    const own = dirname(readlinkSync(join(browser.folder, 'profile', 'SingletonSocket')))
    expect([browser.folder, own].map(existsSync)).toEqual([true, true])
    browser.kill()
    expect([browser.folder, own].map(existsSync)).toEqual([false, false])
  })

  it('is ended where it hangs, and the next one is well', async () => {
    const hanging = await openPages('browser:zoo/hangs-at-identify.js', { browser: 'chromium', timeoutMs: 5000 })
    await expect(play(hanging, [identify('u-1')])).rejects.toThrow('identify did not return within 5000 ms')
    const [page] = await play(hanging, [{ type: 'page', userId: '' }])
    await hanging.close?.()
    expect(page).toMatchObject({ kind: 'composed' })
  })
})

describe('Chromium that is not there', () => {
  it('is asked for with the way to get it, and the way without', async () => {
    const named = process.env['CHROMIUM_PATH']
    process.env['CHROMIUM_PATH'] = '/nowhere/chromium'
    try {
      const opening = openPages('browser:reference', { browser: 'chromium' })
      await expect(opening).rejects.toThrow(/nowhere.*apt-get install chromium.*--browser jsdom/)
    } finally {
      if (named === undefined) delete process.env['CHROMIUM_PATH']
      else process.env['CHROMIUM_PATH'] = named
    }
  })
})
