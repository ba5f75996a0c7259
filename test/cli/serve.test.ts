import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { runCli } from './run-cli.ts'
import { endServers, startServer } from './start-server.ts'

afterEach(endServers)

const destination = { Config: { apiKey: 'a-token' }, DestinationDefinition: { Name: 'INTERCOM' } }
const message = { type: 'identify', userId: 'u-1', traits: { name: 'Ada' } }

const post = async (url: string, body: unknown) =>
  (
    await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  ).json()

describe('serve', () => {
  it('says first where it listens, transforms an event and delivers it to where it is told, and stops with 0', async () => {
    const mock = await startServer('mock')
    const { child, line, url } = await startServer('serve', '--intercom-url', mock.url)
    expect(line).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+\n/)
    const items = await post(`${url}/v0/destinations/intercom`, [{ message, metadata: { jobId: 1 }, destination }])
    const [{ output }] = items as [{ output: object }]
    const delivered = await post(`${url}/v0/destinations/intercom/proxy`, { ...output, metadata: { jobId: 1 } })
    expect(delivered).toMatchObject({ output: { status: 200, destinationResponse: { user_id: 'u-1', name: 'Ada' } } })
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  it('tells of a port that is taken, and exits 2', async () => {
    const { url } = await startServer('serve')
    const { code, stdout, stderr } = await runCli(['serve', '--port', new URL(url).port])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^The service could not listen on 127\.0\.0\.1:\d+: the port is taken\. Try another port/)
  })
})
