import type { RequestListener } from 'node:http'
import { gzipSync } from 'node:zlib'
import { expect, it, onTestFinished } from 'vitest'
import { startSocket } from '../../mocks/intercom/doors/socket.ts'
import { type ProviderWord, pactFileIn, readPact } from '../../src/pact/index.ts'
import { startListener } from './providers/provider.ts'
import { pactsFolder, verifyAt } from './verify-provider.ts'

const silent: RequestListener = () => {}

/** What is told of a provider that answers nothing which could be held against a pact. */
async function toldOf(provider: ProviderWord, listener: RequestListener, token?: string): Promise<string> {
  const { url, close } = await startListener(listener)
  onTestFinished(close)
  return verifyAt(url, { provider, timeoutMs: listener === silent ? 100 : 10_000, token }).then(
    () => 'nothing',
    ({ message }: Error) => message.replaceAll(url, 'URL').replaceAll(new URL(url).host, 'HOST'),
  )
}

const page: RequestListener = (_, response) => {
  response.writeHead(502, { 'content-type': 'text/html; charset=utf-8' }).end('<h1>Bad Gateway</h1>')
}
const dying: RequestListener = ({ socket }) => socket.destroy()

const odd: RequestListener = ({ socket }) => socket.end('HTTP/1.1 099 Odd\r\nContent-Length: 2\r\n\r\n[]')
const packed: RequestListener = (_, response) =>
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(gzipSync('[]'))
const large: RequestListener = (_, response) => response.end(' '.repeat(1024 * 1024 + 1))

const first =
  'Nothing could be verified at URL. The first interaction, "a batch is answered in its order, each event by itself"'

it.for([
  ['intercom-api', silent, 'HOST did not answer within 100 ms. More time may help: --timeout-ms.'],
  ['transformer', silent, `${first}: HOST did not answer within 100 ms. More time may help: --timeout-ms.`],
  ['intercom-api', page, 'It answered with a page of HTML, status 502. Is this the address of the service itself?'],
  [
    'transformer',
    page,
    `${first}: It answered with a page of HTML, status 502. Is this the address of the service itself?`,
  ],
  ['intercom-api', dying, 'HOST gave no whole answer (ECONNRESET). Is it running, and is the address right?'],
  ['transformer', dying, `${first}: HOST gave no whole answer (ECONNRESET). Is it running, and is the address right?`],
  ['transformer', odd, `${first}: It answered with 99, which is no status of an answer.`],
  ['transformer', packed, `${first}: It answered in the encoding gzip, though it was asked for none.`],
  ['transformer', large, `${first}: The answer is over 1048576 bytes.`],
] as const)('a provider that gives no answer is told with what to do: %s, %o', async ([provider, listener, says]) => {
  expect(await toldOf(provider, listener, 'any')).toBe(says)
})

it('does not follow where an answer leads', async () => {
  const { url, close } = await startListener(({ url: path }, response) => {
    if (path === '/elsewhere') response.writeHead(200, { 'content-type': 'application/json' }).end('[]')
    else response.writeHead(302, { location: '/elsewhere' }).end()
  })
  onTestFinished(close)
  const { results } = await verifyAt(url, { provider: 'transformer' })
  for (const { says } of results) expect(says).toContain('status 302, not 200')
})

it('asks a silent provider three times, and no more', async () => {
  let asked = 0
  const { url, close } = await startListener(() => {
    asked += 1
  })
  onTestFinished(close)
  await expect(verifyAt(url, { provider: 'transformer', timeoutMs: 100 })).rejects.toThrow('within 100 ms')
  expect(asked).toBe(3)
})

it('asks for a token where a workspace has no control API', async () => {
  expect(await toldOf('intercom-api', (_, response) => response.writeHead(404).end())).toBe(
    'URL has no control API, so it is taken for a workspace, which needs an access token: --token.',
  )
})

it('asks nothing where one of several states cannot be brought about', async () => {
  const mock = await startSocket()
  onTestFinished(mock.close)
  const pact = readPact(pactFileIn(pactsFolder, 'intercom-api'), 'intercom-api')
  const [one, other] = pact.interactions
  const states = [{ name: 'a full moon' }, { name: 'any workspace' }]
  const interactions = [{ ...one, providerStates: states }, other] as typeof pact.interactions
  const { results } = await verifyAt(mock.url, { provider: 'intercom-api', pact: { ...pact, interactions } })
  expect(results.map(({ verdict }) => verdict)).toEqual(['errored', 'verified'])
  expect(results[0]?.says).toEqual(['The state "a full moon" could not be brought about: it is not known here.'])
})
