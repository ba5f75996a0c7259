import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { packageRoot } from '../../src/runner/index.ts'
import { runCli } from './run-cli.ts'
import { endServers, startServer } from './start-server.ts'

afterEach(endServers)

type Env = Record<string, string>
const verify = (provider: string, url: string, words: readonly string[] = [], env: Env = {}) =>
  runCli(['pact', 'verify', '--provider', provider, '--url', url, ...words], { env })

/** A server for one test; answers with its address. */
async function serverOf(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('pact verify', () => {
  it('passes what "mock" starts, and leaves no report of Pact on standard output', async () => {
    const { url } = await startServer('mock')
    const { code, stdout, stderr } = await verify('intercom-api', url)
    expect(stderr).toBe('rudderstack-intercom-destination → intercom-api-1.4: 14 interactions\n')
    expect(stdout).toMatch(/^✓ .*\n/)
    expect(stdout).not.toMatch(/Verifying a pact|ERROR|\[\d+m/)
    expect(stdout).toMatch(
      /14 verified; verified against a mock with a control API\npassed: the provider keeps the pact\n$/,
    )
    expect(code).toBe(0)
  })

  it('passes what "serve" starts, whatever the environment says to Pact', async () => {
    const { url } = await startServer('serve')
    const { code, stdout } = await verify('transformer', `${url}/`, [], {
      ...{ PACT_DESCRIPTION: 'none of these', PACT_BROKER_BASE_URL: 'http://127.0.0.1:9' },
      ...{ HTTP_PROXY: 'http://127.0.0.1:9', http_proxy: 'http://127.0.0.1:9', HTTPS_PROXY: 'http://127.0.0.1:9' },
    })
    expect(stdout).toMatch(/16 verified; verified against a transformer\npassed: /)
    expect(code).toBe(0)
  })

  it('exits 1 and names what differs, and no text of the provider drives the terminal', async () => {
    const items = [{ statusCode: 200, metadata: {}, output: { method: '\u001b[2J\u001b[31mGET' } }]
    const url = await serverOf((_, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(items)),
    )
    const { code, stdout } = await verify('transformer', url)
    expect(stdout).toMatch(
      /✗ a track event is one event\n( {4}.*\n)* {4}\$\[0\]\.output\.method is '\\u001b\[2J.*', not 'POST'\n( {4}.*\n)* {4}it answered 200 \[\{/,
    )
    expect(stdout).not.toContain('\u001b')
    expect(code).toBe(1)
  })
})

describe('pact verify says what failed, and what to do, and exits 2', () => {
  it('where nobody listens', async () => {
    const { code, stdout, stderr } = await verify('transformer', 'http://127.0.0.1:9')
    expect(stderr).toMatch(
      /127\.0\.0\.1:9 gave no whole answer \(ECONNREFUSED\)\. Is it running, and is the address right\?\n$/,
    )
    expect([code, stdout]).toEqual([2, ''])
  })

  it('where the provider dies of one interaction, which it names', async () => {
    const url = await serverOf((request, response) => {
      let text = ''
      request.on('data', (chunk) => {
        text += chunk
      })
      request.on('end', () => (text.includes('m-page') ? request.socket.destroy() : response.end('[]')))
    })
    const { code, stdout } = await verify('transformer', url)
    expect(stdout).toMatch(
      /! a batch is answered in its order, each event by itself\n {4}.* gave no whole answer \(ECONNRESET\)/,
    )
    expect(stdout).toMatch(/inconclusive: see above\n$/)
    expect(code).toBe(2)
  })

  it.for([
    ['no JSON', 'README.md', /^README\.md:\d+:\d+: This is not JSON/],
    ['no pact', 'package.json', /^package\.json:1:1: .*consumer/],
  ] as const)('where the pact is %s', async ([, file, says]) => {
    const { code, stdout, stderr } = await verify('transformer', 'http://127.0.0.1:9', ['--pact', file])
    expect(stderr).toMatch(says)
    expect([code, stdout]).toEqual([2, ''])
  })

  it('where the package is missing', async () => {
    const hook = `
      export async function resolve(specifier, context, next) {
        if (specifier !== '@pact-foundation/pact') return next(specifier, context)
        throw Object.assign(new Error("Cannot find package '@pact-foundation/pact'"), { code: 'ERR_MODULE_NOT_FOUND' })
      }`
    const preload = `import { register } from 'node:module'; register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(hook)}))`
    const { url } = await startServer('serve')
    const { code, stdout, stderr } = await verify('transformer', url, [], {
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(preload)}`,
    })
    expect(stderr).toMatch(
      /"pact verify" needs the package @pact-foundation\/pact, which is not installed: npm i -D "@pact-foundation\/pact@\^17\.1\.4"\n$/,
    )
    expect([code, stdout]).toEqual([2, ''])
  })

  it('where the native library is missing', async () => {
    const { url } = await startServer('serve')
    const elsewhere = { PACT_PREBUILD_PACKAGE_LOCATION: '/no/such/folder' }
    const { code, stdout, stderr } = await verify('transformer', url, [], elsewhere)
    expect(stderr).toMatch(/Pact could not be loaded on \S+: Couldn't find npm package .* without --omit=optional/)
    expect([code, stdout]).toEqual([2, ''])
  })

  it('where the address is none', async () => {
    const { code, stderr } = await verify('intercom-api', 'http://ada:secret@127.0.0.1')
    expect(stderr).toMatch(
      /is no address\. Write it as http:\/\/127\.0\.0\.1:4010, without credentials or a query\.\n$/,
    )
    expect(code).toBe(2)
  })
})

/** Where Linux lists the children of a process. */
const childrenOf = (pid: number | undefined) => `/proc/${pid}/task/${pid}/children`

it.skipIf(!existsSync(childrenOf(process.pid)))('pact verify leaves no process behind when it is killed', async () => {
  const asked = Promise.withResolvers<void>()
  const url = await serverOf(() => asked.resolve())
  const bin = join(packageRoot, 'src', 'cli', 'bin.mjs')
  const words = [bin, 'pact', 'verify', '--provider', 'transformer', '--url', url]
  const child = spawn(process.execPath, words, { stdio: 'ignore' })
  await asked.promise
  const verifiers = readFileSync(childrenOf(child.pid), 'utf8').trim().split(' ').map(Number)
  expect(verifiers).toHaveLength(1)
  child.kill('SIGKILL')
  await once(child, 'exit')
  await vi.waitFor(() => expect(() => process.kill(verifiers[0] as number, 0)).toThrow('ESRCH'), { timeout: 30_000 })
})
