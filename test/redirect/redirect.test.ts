import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SocketDoor, startSocket } from '../../mocks/intercom/doors/socket.ts'
import { packageRoot } from '../../src/runner/index.ts'
import { runCli } from '../cli/run-cli.ts'

const run = promisify(execFile)
const redirect = join(packageRoot, 'src', 'redirect', 'redirect.cjs')
const clients = join(packageRoot, 'test', 'redirect', 'clients.mjs')

let door: SocketDoor
beforeAll(async () => {
  door = await startSocket()
})
afterAll(() => door.close())

/** Runs a program in a process whose calls are redirected. */
async function redirected(program: string[], mockUrl = door.url) {
  const env = { ...process.env, INTERCOM_MOCK_URL: mockUrl, NODE_OPTIONS: `--require ${redirect}` }
  try {
    return { code: 0, ...(await run(process.execPath, program, { env })) }
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string }
  }
}

const arrivedWith = (token: string) =>
  door.intercom.journal(token).map(({ headers, method, path, body }) => [headers['host'], `${method} ${path}`, body])

describe('redirection', () => {
  it.for([
    'node:https, default import',
    'node:https, named import',
    'node:https, an agent of its own',
    'node:http',
    'a socket of its own',
    'fetch',
    'undici fetch',
    'undici request',
    'undici Client',
    'intercom-client',
  ])('catches %s, and leaves the host that was meant', async (client) => {
    const token = `token of ${client}`.replaceAll(/\W/g, '-')
    const { stdout } = await redirected(['--no-deprecation', clients, client, token])
    expect(stdout.trim()).toBe('200')
    expect(arrivedWith(token)).toEqual([
      ['api.intercom.io', 'POST /users', expect.objectContaining({ user_id: 'u-1' })],
    ])
  })

  it('catches the regional hosts', async () => {
    const { stdout } = await redirected([clients, 'fetch', 'regional', 'https://api.eu.intercom.io'])
    expect(stdout.trim()).toBe('200')
    expect(arrivedWith('regional')).toMatchObject([['api.eu.intercom.io', 'POST /users', {}]])
  })

  it('leaves every other host alone', async () => {
    const { stdout } = await redirected([clients, 'fetch', 'other', `${door.url.replace('127.0.0.1', 'localhost')}`])
    expect(stdout.trim()).toBe('200')
    expect(arrivedWith('other')[0]?.[0]).toMatch(/^localhost/)
  })

  it('is set up by the lines that mock --redirect prints', async () => {
    const lines = await runCli(['mock', '--redirect', '--port', String(door.port)])
    expect(lines.code).toBe(0)
    const { stdout } = await run('sh', ['-c', `${lines.stdout}"$0" "$1" fetch by-lines`, process.execPath, clients])
    expect(stdout.trim()).toBe('200')
    expect(arrivedWith('by-lines')).toHaveLength(1)
  })

  it.for([
    ['', 'INTERCOM_MOCK_URL is not set'],
    ['https://127.0.0.1:4010', 'expected http, a host and a port'],
    ['http://127.0.0.1:4010/prefix', 'without a path'],
    ['4010', 'which is no address'],
  ] as const)('ends a process whose mock is "%s" rather than let it reach Intercom', async ([url, words]) => {
    const { code, stderr } = await redirected(['--eval', '0'], url)
    expect(code).not.toBe(0)
    expect(stderr).toContain(words)
  })
})
