import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { WorkspaceState } from '../../contracts/wire/index.ts'
import { runHere } from './run-here.ts'
import { endServers, startServer } from './start-server.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mock-state-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(endServers)

const headers = (token: string) => ({
  Authorization: `Bearer ${token}`,
  'Content-Type': 'application/json',
  'Intercom-Version': '1.4',
})
const get = async (url: string, token = 'one') => (await fetch(url, { headers: headers(token) })).json()
const post = (url: string, body: object, token = 'one') =>
  fetch(url, { method: 'POST', headers: headers(token), body: JSON.stringify(body) })

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as WorkspaceState

describe('mock --state', () => {
  it('begins each workspace with the file, and again once it is forgotten', async () => {
    const state = file('state.json', '{"$schema": "x", "users": [{"user_id": "u-1", "name": "Ada"}]}')
    const { url } = await startServer('mock', '--state', state)
    await post(`${url}/users`, { user_id: 'u-2' })
    expect(await get(`${url}/users`)).toMatchObject({ total_count: 2 })
    expect(await get(`${url}/_mock/state`, 'two')).toMatchObject({ users: [{ name: 'Ada' }] })
    await fetch(`${url}/_mock/state`, { method: 'DELETE', headers: headers('one') })
    expect(await get(`${url}/users`)).toMatchObject({ total_count: 1 })
  })

  it.for([
    [
      'a field of the wrong kind',
      '{"users": [\n  {"user_id": "u-1",\n   "email": 7e5}, {"user_id": "u-1", "phone": []}]}',
      /:3:19: .*users\[1\]: user_id "u-1" is taken/,
    ],
    [
      'a value of another type',
      '{"users": [\n{"user_id": "u-1",\n "phone": []}]}',
      /:3:11: .*users\[0\]: phone must be a string/,
    ],
    [
      'a word that is no part of a state',
      '{\n"usres": []}',
      /:2:10: The field "usres" is not known. Did you mean "users"\?/,
    ],
    ['a list that is none', '{"users": {}}', /:1:11: "users" is an object; expected array/],
    ['no JSON', '{"users": [\n', /:\d: This is not JSON/],
    [
      'an address that is not of this machine',
      '{"subscriptions": [\n{"topics": ["all"],\n"url": "https://example.com"}]}',
      /:3:8: .*subscriptions\[0\]: url is/,
    ],
    [
      'a secret of no platform',
      '{"settings": {"identitySecrets": {\n"webb": "x"}}}',
      /:2:9: .*settings: identitySecrets\.webb is none of web, ios, android/,
    ],
    [
      'an event without a time',
      '{"users": [{"user_id": "u-9"}], "events": [\n{"event_name": "x", "user_id": "u-9"}]}',
      /:2:1: .*events\[0\]: "created_at" is missing/,
    ],
    [
      'a company without an id',
      '{"companies": [\n{"name": "Acme"}]}',
      /:2:1: .*companies\[0\]: company not specified \(company_id\)/,
    ],
    [
      'an event of nobody',
      '{"events": [{"event_name": "x", "created_at": 1, "user_id": "u-9"}]}',
      /:1:61: .*events\[0\]: No such user_id\[u-9\]/,
    ],
  ] as const)('tells of %s with line and field, and starts nothing', async ([, text, message]) => {
    const { code, stdout, stderr } = await runHere(['mock', '--port', '0', '--state', file('bad.json', text)])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(message)
    expect(stderr).toContain('bad.json:')
  })

  it.for([
    [['--state', 'x.json', '--people', '5'], /Leave one of them out/],
    [['--seed', '5'], /--seed belongs to --people/],
    [['--people', 'many'], /no whole number/],
    [['--save', '/nowhere/at/all.json'], /cannot be written: there is no folder/],
    [['--state', '/nowhere.json'], /there is no such file/],
  ] as const)('refuses %j', async ([words, message]) => {
    const { code, stderr } = await runHere(['mock', '--port', '0', ...words])
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
  })
})

describe('mock --people', () => {
  it('makes up the same people for the same seed', async () => {
    const clock = ['--clock', '2026-03-04T05:06:07Z']
    const states = []
    for (const seed of ['7', '7', '8']) {
      const { url } = await startServer('mock', '--people', '50', '--seed', seed, ...clock)
      states.push(await get(`${url}/_mock/state`))
    }
    expect(states[0].users.length + states[0].leads.length).toBe(50)
    expect(states[1]).toEqual(states[0])
    expect(states[2]).not.toEqual(states[0])
  })
})

describe('mock --save', () => {
  it.for(['SIGTERM', 'SIGINT'] as const)(
    'writes the first workspace whole at %s, to be loaded again',
    async (signal) => {
      const path = join(folder, `${signal}.json`)
      const { child, url } = await startServer('mock', '--people', '30', '--save', path)
      const talk = text(child.stderr)
      await post(`${url}/users`, { user_id: 'mine', name: 'Zoë\u2028' })
      await post(`${url}/users`, { user_id: 'not mine' }, 'two')
      expect(existsSync(path)).toBe(false)
      child.kill(signal)
      expect(await once(child, 'exit')).toEqual([0, null])
      const saved = read(path)
      const { users, leads, companies, events } = saved
      expect(await talk).toContain(
        `Saved ${users.length} users, ${leads.length} leads, ${companies.length} companies and ${events.length} events to ${path}.\n`,
      )
      expect(saved.users.at(-1)).toMatchObject({ user_id: 'mine', name: 'Zoë\u2028' })
      expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])

      const again = await startServer('mock', '--state', path)
      expect(await get(`${again.url}/_mock/state`)).toEqual(saved)
    },
  )

  it('writes what the workspace began with where nobody came', async () => {
    const path = join(folder, 'untouched.json')
    const state = file('small.json', '{"tags": [{"name": "VIP"}]}')
    const { child } = await startServer('mock', '--token', 'only', '--state', state, '--save', path)
    child.kill('SIGTERM')
    await once(child, 'exit')
    expect(read(path)).toMatchObject({ users: [], tags: [{ name: 'VIP' }], settings: {} })
  })
})

describe('mock --webhooks', () => {
  it('delivers to this machine', async () => {
    const got: string[] = []
    const receiver = createServer((message, response) => {
      got.push(`${message.method} ${message.url}`)
      message.resume()
      response.end()
    })
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
    const { port } = receiver.address() as { port: number }
    const { url } = await startServer('mock', '--webhooks')
    await post(`${url}/subscriptions`, { url: `http://127.0.0.1:${port}/hook`, topics: ['user'] })
    await post(`${url}/users`, { user_id: 'u-1' })
    await expect.poll(() => got).toEqual(['POST /hook'])
    receiver.close()
  })
})
