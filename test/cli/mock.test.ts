import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { runCli } from './run-cli.ts'
import { runHere } from './run-here.ts'
import { endServers, startServer } from './start-server.ts'

afterEach(endServers)

const asked = (path: string, token = 'a-token') =>
  [path, { headers: { Authorization: `Bearer ${token}`, 'Intercom-Version': '1.4' } }] as const

function post(url: string, body: object) {
  const headers = { Authorization: 'Bearer a-token', 'Content-Type': 'application/json', 'Intercom-Version': '1.4' }
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
}

describe('mock', () => {
  it('says first where it listens, keeps what it is told, and stops with 0', async () => {
    const { child, line, url } = await startServer('mock')
    expect(line).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+\n/)
    expect((await post(`${url}/users`, { user_id: 'u-1' })).status).toBe(200)
    expect(await (await fetch(...asked(`${url}/users?user_id=u-1`))).json()).toMatchObject({ user_id: 'u-1' })
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  it('lets in only the tokens that it was given', async () => {
    const { url } = await startServer('mock', '--token', 'one', '--token', 'two')
    const statuses = ['one', 'two', 'three'].map(async (token) => (await fetch(...asked(`${url}/users`, token))).status)
    expect(await Promise.all(statuses)).toEqual([200, 200, 401])
  })

  it('begins with the weather of a name', async () => {
    const { url } = await startServer('mock', '--weather', 'maintenance')
    expect((await post(`${url}/users`, { user_id: 'u-1' })).status).toBe(502)
  })

  it('begins its clock where it is told', async () => {
    const { url } = await startServer('mock', '--clock', '2019-05-19T18:34:24Z')
    const { created_at } = (await (await post(`${url}/users`, { user_id: 'u-1' })).json()) as { created_at: number }
    expect(created_at - 1_558_290_864).toBeLessThan(600)
    expect(created_at).toBeGreaterThanOrEqual(1_558_290_864)
  })

  it('is found true by its own verification, over the socket', async () => {
    const { url } = await startServer('mock')
    const { code, stdout } = await runCli(['mock', 'verify', '--url', url, '--token', 'a-token'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/\d+ as documented, 0 different, 0 errored\n$/)
  })

  it.for([
    ['a port that is taken', async () => ['mock', '--port', new URL((await startServer('mock')).url).port], /port/i],
    ['a weather that there is none of', async () => ['mock', '--weather', 'strom'], /Did you mean "storm"\?/],
    ['a time that is none', async () => ['mock', '--clock', 'noon'], /Write it as 2026-03-04T05:06:07Z/],
    ['a port that is none', async () => ['mock', '--port', '70000'], /no whole number from 0 to 65535/],
    [
      'an address where nobody answers',
      async () => ['mock', 'verify', '--url', 'http://127.0.0.1:1', '--token', 't'],
      /Nothing answers at/,
    ],
    [
      'a token that opens nothing',
      async () => [
        'mock',
        'verify',
        '--url',
        `${(await startServer('mock', '--token', 'mine')).url}/`,
        '--token',
        'yours',
      ],
      /refuses this token \(401\)/,
    ],
    [
      'a token that is none',
      async () => ['mock', 'verify', '--url', 'http://127.0.0.1:1', '--token', ' '],
      /--token is blank/,
    ],
  ] as const)('tells of %s, and exits 2', async ([, words, message]) => {
    const { code, stderr } = await runHere(await words())
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
  })
})
