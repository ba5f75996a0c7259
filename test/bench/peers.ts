import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type Figure, medianOf, type Ratio } from './figure.ts'
import { load, startServer, upserts } from './mock-load.ts'

const rounds = 5
const roundMs = 1500
const connections = 32

/** A tool that people mock APIs with, which serves the same `POST /users`. */
interface Peer {
  name: string
  packages: readonly string[]
  /** Writes what it needs into a folder, and says how to start it there at a port. */
  prepare(folder: string): (port: number) => [command: string, words: string[]]
}

const specification = {
  openapi: '3.0.3',
  info: { title: 'Users', version: '1.4' },
  paths: {
    '/users': {
      post: {
        requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
        responses: {
          200: {
            description: 'the user',
            content: {
              'application/json': { schema: { type: 'object' }, example: { type: 'user', id: '1', user_id: 'u-1' } },
            },
          },
        },
      },
    },
  },
}

const middlewareServer = `
import { createServer } from '@mswjs/http-middleware'
import { http, HttpResponse } from 'msw'
createServer(
  http.post('/users', async ({ request }) => {
    const user = await request.json()
    return HttpResponse.json({ type: 'user', id: '1', ...user })
  }),
).listen(Number(process.argv[2]), '127.0.0.1')
`

const peers: readonly Peer[] = [
  {
    name: '@stoplight/prism-cli, a fixed example',
    packages: ['@stoplight/prism-cli'],
    prepare(folder) {
      const file = join(folder, 'users.json')
      writeFileSync(file, JSON.stringify(specification))
      const bin = join(folder, 'node_modules', '@stoplight', 'prism-cli', 'dist', 'index.js')
      return (port) => [process.execPath, [bin, 'mock', '-p', String(port), '-h', '127.0.0.1', '-v', 'silent', file]]
    },
  },
  {
    // The last version of it dies with msw 3.
    name: '@mswjs/http-middleware with msw 2, the body echoed',
    packages: ['@mswjs/http-middleware', 'msw@2'],
    prepare(folder) {
      const file = join(folder, 'server.mjs')
      writeFileSync(file, middlewareServer)
      return (port) => [process.execPath, [file, String(port)]]
    },
  },
]

/** Installs a peer into a folder of its own, starts it, and waits until it answers. */
async function startPeer({ packages, prepare }: Peer): Promise<{ port: number; child: ChildProcess }> {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-peer-'))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const port = await freePort()
  const [command, words] = prepare(folder)(port)
  const child = spawn(command, words, { cwd: folder, stdio: 'ignore' })
  for (let tries = 0; tries < 200; tries += 1) {
    const isUp = await fetch(`http://127.0.0.1:${port}/users`, { method: 'POST', body: '{}', headers }).catch(
      () => null,
    )
    if (isUp?.ok) return { port, child }
    await setTimeout(100)
  }
  child.kill()
  throw new Error(`${packages.join(' and ')} did not answer within twenty seconds.`)
}

const headers = { 'content-type': 'application/json', accept: 'application/json' }

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

async function besidePeer(peer: Peer): Promise<Ratio> {
  const other = await startPeer(peer)
  const mock = await startServer('mock')
  const speedOf = async (port: number) => {
    const { perSecond, statuses } = await load(port, connections, roundMs, upserts(5000))
    if (!statuses.has('200')) throw new Error(`${peer.name} answers ${[...statuses.keys()].join(', ')}, and never 200.`)
    return perSecond
  }
  await Promise.all([speedOf(mock.port), speedOf(other.port)])
  const measured: { ratio: number; perSecond: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const perSecond = await speedOf(mock.port)
    measured.push({ ratio: perSecond / (await speedOf(other.port)), perSecond })
  }
  other.child.kill()
  mock.child.disconnect()
  return medianOf(measured)
}

/** `npm run bench -- --peers`: beside tools that are installed for it. They keep no state; the mock does. */
export const peerFigures: readonly Figure[] = peers.map((peer) => ({
  name: `mock, POST /users over a socket ÷ ${peer.name}`,
  goal: 1,
  measure: () => besidePeer(peer),
}))
