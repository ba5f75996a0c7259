import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Event } from '../../../contracts/wire/index.ts'
import { packageRoot } from '../../../src/runner/index.ts'
import { Disturbed, type Target, type TargetOptions } from '../../../src/targets/index.ts'
import { caseOf, closeAll, judge, open } from '../opened.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'command-'))
})
afterEach(async () => {
  await closeAll()
  rmSync(folder, { recursive: true })
})

const tellerWord = `command:"${process.execPath}" "${join(packageRoot, 'test/targets/command/teller.mjs')}"`
const teller = async (options: Partial<TargetOptions> = {}) => (await open(tellerWord, options)).target
const inputOf = (event: Event, session = 's') => ({
  connection: 'server-cloud' as const,
  settings: { apiKey: 'a' },
  event,
  session,
})

/** What the teller tells of how it was spoken to. */
async function told(target: Target, event: Event = {}, session = 's', alone = false): Promise<Record<string, unknown>> {
  const answer = await target.transform(inputOf(event, session), { alone })
  return JSON.parse((answer as { reason: string }).reason)
}

describe('a command', () => {
  it('introduces itself', async () => {
    expect(await teller()).toMatchObject({
      name: 'teller',
      version: '2',
      language: 'JavaScript',
      connections: ['server-cloud'],
      reachesMock: true,
      isRemote: true,
    })
  })

  it('is given its words as they are, and no shell reads them', async () => {
    const { target } = await open(`${tellerWord} '$HOME' "a b" ; *`)
    expect((await told(target))['words']).toEqual(['$HOME', 'a b', ';', '*'])
  })

  it('starts in the folder that was named, else in that of the caller', async () => {
    expect((await told(await teller({ cwd: folder })))['folder']).toBe(folder)
    expect((await told(await teller({ folder })))['folder']).toBe(folder)
  })

  it('has our environment, what was added, and where the mock is', async () => {
    const target = await teller({
      env: { EXTRA: 'more', NODE_OPTIONS: '--no-warnings' },
      mockUrl: 'http://127.0.0.1:1',
    })
    expect(await told(target)).toMatchObject({
      hasPath: true,
      EXTRA: 'more',
      INTERCOM_MOCK_URL: 'http://127.0.0.1:1',
      NODE_OPTIONS: expect.stringMatching(/^--no-warnings/),
    })
  })

  it('is asked many things at once, and may answer them in any order', async () => {
    const target = await teller()
    const asked = Array.from({ length: 20 }, (_, number) => told(target, { hold: 20 }, `s-${number}`))
    const answers = await Promise.all(asked)
    expect(answers.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  })

  it('may be several processes, and the events of one session go to one of them', async () => {
    const target = await teller({ jobs: 3 })
    const sessions = Array.from({ length: 60 }, (_, number) => `s-${number % 20}`)
    const answers = await Promise.all(sessions.map((session) => told(target, {}, session)))
    expect(target.parallel).toBe(3 * 64)
    expect(new Set(answers.map(({ pid }) => pid)).size).toBe(3)
    expect(answers.slice(40).map(({ known }) => known)).toEqual(Array(20).fill(3))
  })

  it('knows nothing of a session of the same name that has ended', async () => {
    const target = await teller()
    const known = async () => (await told(target))['known']
    expect([await known(), await known()]).toEqual([1, 2])
    target.end?.('s')
    expect(await known()).toBe(1)
  })

  it('leaves a case out where it says that it does not do such events', async () => {
    const target = await teller()
    expect(await target.transform(inputOf({ skip: true }))).toEqual({
      kind: 'skipped',
      reason: 'not mine (https://example.com/1)',
    })
  })

  it('is told that it is over', async () => {
    const farewell = join(folder, 'farewell')
    await teller({ env: { FAREWELL: farewell } })
    await closeAll()
    expect(readFileSync(farewell, 'utf8')).toBe('{"cmd":"stop"}')
  })

  it('takes a value of any depth, and none is changed on the way', async () => {
    const { target } = await open(tellerWord)
    const deep: Event = {}
    let place = deep
    for (let level = 0; level < 3000; level += 1) {
      const below: Event = {}
      place['a'] = below
      place = below
    }
    Object.defineProperty(deep, '__proto__', { value: 1, enumerable: true })
    expect((await told(target, deep))['keys']).toEqual(['a', '__proto__'])
  })

  it('is not misled by characters that end a line for some readers', async () => {
    const { target } = await open(tellerWord)
    const line = target.byHand?.(inputOf({ text: 'a\u2028b\u2029c\u0085d' })) ?? ''
    expect(line).toContain('a\\u2028b\\u2029c\\u0085d')
  })

  it('can be asked by hand, by the line that a report shows', async () => {
    const { byHand } = await teller({ cwd: folder })
    const line = byHand?.(inputOf({ userId: "it's" }))
    expect(line).toContain(`(cd ${folder} && `)
    expect(line).toContain(`"event":{"userId":"it'\\''s"}`)
  })

  it('shows no line by hand where it needs an environment, which may hold a secret', async () => {
    const { byHand } = await teller({ env: { EXTRA: 'secret' } })
    expect(byHand?.(inputOf({}))).toBeUndefined()
  })
})

describe('a command that ends', () => {
  it('is started again, and a session that it had met is played from its start, since its memory is gone', async () => {
    const target = await teller()
    const before = await told(target, {}, 'met')
    await told(target, {}, 'other')
    await expect(told(target, { exit: 1 }, 'culprit')).rejects.toBeInstanceOf(Disturbed)
    await expect(told(target, {}, 'met')).rejects.toBeInstanceOf(Disturbed)
    const alone = await told(target, {}, 'met', true)
    const fresh = await told(target, {}, 'new')
    expect(new Set([before['pid'], alone['pid'], fresh['pid']]).size).toBe(3)
  })

  it('plays a session alone to its end before another has its turn', async () => {
    const target = await teller()
    const play = async (session: string) => [
      await told(target, {}, session, true),
      await told(target, {}, session, true),
      await told(target, {}, session, true),
    ]
    const [first = [], second = []] = await Promise.all([play('a'), play('b')])
    const place = (answers: typeof first) => answers.map(({ seq }) => seq)
    expect([place(first), place(second)]).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ])
  })

  it('is given up after twenty new starts: the cases that are left are skipped, and the run fails', async () => {
    const cases = Array.from({ length: 60 }, (_, number) => caseOf(`case-${number}`, { type: 'identify', exit: 1 }))
    const report = await judge(await open(tellerWord), cases)
    expect(report.summary.errored).toBeLessThan(60)
    expect(report.errors.length).toBeGreaterThan(0)
    expect(report.rules.find(({ id }) => id === 'G6')?.reason).toMatch(/it ended with exit code 1/)
  })
})

describe('a command that cannot be judged', () => {
  const node = `"${process.execPath}"`
  const saying = (text: string) => `command:${node} -e 'process.stdin.once("data", () => console.log(${text}))'`
  it.for([
    ['command:', /names no program/],
    ['command:no-such-program --fast', /there is no program "no-such-program"/],
    ['command:./README.md', /may not be executed\. Try chmod \+x/],
    [`command:${node} -e 'process.exit(9)'`, /it ended with exit code 9.*Try it by hand: echo/s],
    [`command:${node} -e 'throw new Error("of mine")'`, /It wrote:\n.*Error: of mine/s],
    [saying('"hello"'), /a line that is not JSON: hello/],
    [saying('"{}"'), /it lacks the field "name"/],
    [saying('JSON.stringify({ name: "x" })'), /it lacks the field "connections"/],
    [saying('JSON.stringify({ name: "x", connections: [] })'), /"connections" has 0 items; expected at least 1/],
    [
      saying('JSON.stringify({ name: "x", connections: ["server-clod"] })'),
      /"server-clod".*Did you mean "server-cloud"/,
    ],
  ] as const)('%s says why', async ([word, why]) => {
    await expect(open(word)).rejects.toThrow(why)
  })

  it('says that there is no such folder', async () => {
    await expect(teller({ cwd: 'no/such/folder' })).rejects.toThrow(/no such folder\. Correct --cwd/)
  })
})
