import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Event } from '../../../contracts/wire/index.ts'
import { exitCodeOf } from '../../../src/conformance/index.ts'
import { createStage, loadCases } from '../../../src/runner/index.ts'
import { caseOf, closeAll, judge, open } from '../opened.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'module-'))
})
afterEach(async () => {
  await closeAll()
  rmSync(folder, { recursive: true })
})

/** Opens a module of this text. */
function openText(name: string, text: string) {
  writeFileSync(join(folder, name), text)
  return open(`module:${name}`, { folder })
}

const ask = async ({ target }: Awaited<ReturnType<typeof open>>, event: Event, session = 's') =>
  target.transform({ connection: 'server-cloud', settings: {}, event, session })

const dropping = (reason: string) => `{ return { kind: 'dropped', reason: ${reason} } }`

describe('a module', () => {
  it.for([
    ['esm.mjs', `export function transform({ event }) ${dropping('event.userId')}`],
    ['default.mjs', `export default { transform({ event }) ${dropping('event.userId')} }`],
    ['async.mjs', `export async function transform({ event }) ${dropping('await event.userId')}`],
    ['common.cjs', `exports.transform = ({ event }) => ${dropping('event.userId')}`],
    ['whole.cjs', `module.exports = { transform({ event }) ${dropping('event.userId')} }`],
    [
      'typed.ts',
      `enum Kind { dropped = 'dropped' }
      export const transform = ({ event }: { event: { userId: string } }) => ({ kind: Kind.dropped, reason: event.userId })`,
    ],
  ] as const)('is asked, whatever its form: %s', async ([name, text]) => {
    const opened = await openText(name, text)
    expect(opened.target).toMatchObject({
      name: name.replace(/\..*$/, ''),
      language: name.endsWith('.ts') ? 'TypeScript' : 'JavaScript',
      connections: ['web-cloud', 'mobile-cloud', 'server-cloud'],
    })
    expect(await ask(opened, { userId: 'u-1' })).toEqual({ kind: 'dropped', reason: 'u-1' })
  })

  it('introduces itself, where it exports what is needed for that', async () => {
    const { target } = await open('module:test/targets/module/vices.mjs')
    expect(target).toMatchObject({ name: 'module zoo', version: '3', connections: ['server-cloud'] })
  })

  it('leaves a case out where it says that it does not do such events', async () => {
    const opened = await openText('m.mjs', `export const transform = () => ({ skipped: true, message: 'not mine' })`)
    expect(await ask(opened, {})).toEqual({ kind: 'skipped', reason: 'not mine' })
  })

  it('gets the session of the case', async () => {
    const opened = await openText('m.mjs', `export function transform({ session }) ${dropping('session')}`)
    expect(await ask(opened, {}, 'mine')).toEqual({ kind: 'dropped', reason: expect.stringMatching(/^mine-/) })
  })

  it('sends what JSON can say, as a request would: undefined is left out', async () => {
    const text = `export const transform = () => ({ kind: 'dropped', reason: 'x', more: undefined, at: new Date(0) })`
    expect(await ask(await openText('m.mjs', text), {})).toEqual({
      kind: 'dropped',
      reason: 'x',
      at: '1970-01-01T00:00:00.000Z',
    })
  })

  it('takes and returns values of any depth', async () => {
    const opened = await openText(
      'm.mjs',
      `export const transform = ({ event }) => ({ kind: 'dropped', reason: Object.keys(event).join(), event })`,
    )
    const deep: Event = {}
    let place = deep
    for (let level = 0; level < 20_000; level += 1) {
      const below: Event = {}
      place['a'] = below
      place = below
    }
    expect(await ask(opened, deep)).toMatchObject({ reason: 'a' })
  })

  it('is found out by rule G6 where it changes its input', async () => {
    const opened = await open('module:test/targets/modules/changes-its-input.cjs')
    const report = await judge(opened, [caseOf('changed', { type: 'identify', userId: 'u-1' })])
    const [failure] = report.rules.find(({ id }) => id === 'G6')?.failures ?? []
    expect(failure?.message).toBe('The event or the settings were changed by the target.')
  })

  it('of a stranger passes as it does in this process', async () => {
    const cases = loadCases({ folder: process.cwd() })
    const report = await judge(await open('module:test/strangers/one-by-one.ts'), cases, { failOn: 'should' })
    expect({ exit: exitCodeOf(report), errors: report.errors }).toEqual({ exit: 0, errors: [] })
  })
})

describe('a module that cannot be judged', () => {
  it.for([
    ['nothing.mjs', '', /nothing\.mjs: .*it exports no function "transform"; it exports nothing/],
    ['other.mjs', 'export const transfrom = 1', /it exports no function "transform"; it exports "transfrom"/],
    ['syntax.mjs', 'export const a = 1\nexport function {', /syntax\.mjs: .*it has a syntax error: .*syntax\.mjs:2/],
    ['syntax.ts', 'export const a: = 1', /syntax\.ts: .*syntax\.ts:1/],
    ['throws.mjs', 'throw new Error("at once")', /throws\.mjs: .*it threw Error: at once \(.*throws\.mjs:1:7\)/],
    ['needs.mjs', 'import "no-such-package"', /needs\.mjs: .*Cannot find package 'no-such-package'/],
    ['exits.mjs', 'process.exit(4)', /exits\.mjs: .*it ended its thread with exit code 4/],
    [
      'connections.mjs',
      'export const transform = () => {}; export const connections = ["web"]',
      /"connections\.0" is "web"/,
    ],
  ] as const)('says why: %s', async ([name, text, why]) => {
    await expect(openText(name, text)).rejects.toThrow(why)
  })

  it.for([
    ['module:', /names no file/],
    ['module:no/such.js', /no\/such\.js: .*there is no such file/],
    ['module:src', /src: .*it is a folder/],
  ] as const)('says why: %s', async ([word, why]) => {
    await expect(open(word)).rejects.toThrow(why)
  })
})

describe('a module that sends by itself', () => {
  const group: Event = { type: 'group', userId: 'u-1', groupId: 'g-1', traits: { name: 'Initech' } }
  const groupCase = caseOf('group', group)

  it('has its requests found, whichever client it sends them by', async () => {
    const { target, world } = await open('module:test/targets/modules/sends-groups.ts')
    const stage = createStage(target, 1, { world })
    const four = [...Array(4).keys()].map((number) => ({ ...group, userId: `u-${number}` }))
    const { played } = await stage.play({ ...caseOf('clients', ...four) })
    const sent = played.exchanges.flatMap(({ delivered }) => delivered)
    expect(sent.map(({ by, request, reply }) => [by, request.method, request.url, reply.status])).toEqual(
      four.flatMap(() => [
        ['target', 'POST', 'https://api.intercom.io/companies', 200],
        ['target', 'POST', 'https://api.intercom.io/users', 200],
      ]),
    )
    expect(played.state.users).toHaveLength(4)
  })

  it('keeps the contract', async () => {
    const report = await judge(await open('module:test/targets/modules/sends-groups.ts'), [groupCase])
    expect({ exit: exitCodeOf(report), g10: report.rules.find(({ id }) => id === 'G10')?.verdict }).toEqual({
      exit: 0,
      g10: 'passed',
    })
  })

  it('is found out by rule G10 where it also returns them', async () => {
    const report = await judge(await open('module:test/targets/modules/sends-and-returns-groups.ts'), [groupCase])
    expect(report.rules.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id)).toEqual(['G10'])
  })
})
