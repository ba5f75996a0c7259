import { describe, expect, it } from 'vitest'
import type { Report } from '../../../contracts/wire/index.ts'
import { transform } from '../../../src/transformer/index.ts'
import { runCli } from '../../cli/run-cli.ts'
import { bodyOf, freePort, type Given, honestItems, send, startServer, transformer } from './server.ts'

const short = ['--reporter', 'json']

describe('check http://…', () => {
  it.for([{ words: [] }, { words: ['--route', 'router', '--batch', '20', '--wait', '5', '--header', 'X-A: b'] }])(
    'passes an honest transformer: $words',
    async ({ words }) => {
      const address = await startServer(transformer())
      const { code, stdout, stderr } = await runCli(['check', address, ...short, '--suite', 'vectors', ...words])
      const report = JSON.parse(stdout) as Report
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(report.target).toEqual({ name: address })
    },
  )

  it('tells a defect with a line to give its event by hand, and no credentials', async () => {
    const lying = transformer((given, response) => {
      const items = given.map((one) => ({ ...one, message: { ...one.message, traits: {} } }))
      send(response, 200, items.flatMap(honestItems))
    })
    const address = await startServer(lying)
    const { code, stdout } = await runCli([
      'check',
      address.replace('//', '//ada:geheim@'),
      ...short,
      '--suite',
      'vectors',
      '--rules',
      'U2',
    ])
    const [failure] = (JSON.parse(stdout) as Report).rules[0]?.failures ?? []
    expect(code).toBe(1)
    expect(failure?.byHand).toMatch(/^curl -sS .* http:\/\/127\.0\.0\.1:\d+\/v0\/destinations\/intercom$/)
    expect(failure?.byHand).toContain('"apiKey":"token:1"')
    expect(failure?.replay).toContain(`check 'http://…@`)
    expect(stdout).not.toContain('geheim')
  })

  it('ends with 2 where nobody answers', async () => {
    const { code, stdout, stderr } = await runCli(['check', 'http://127.0.0.1:1', ...short])
    const says = 'http://127.0.0.1:1 is not reachable: connection refused. Is it running? --wait 30 waits for it.\n'
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: says })
  })

  it('counts an event that cannot be answered as an errored case', async () => {
    const address = await startServer(
      transformer((given, response) => {
        if (given.some(({ message }) => message['type'] === 'group')) send(response, 500, { error: 'no groups' })
        else send(response, 200, given.flatMap(honestItems))
      }),
    )
    const { code, stdout } = await runCli(['check', address, ...short, '--case', 'vectors/C1/text-id'])
    expect(code).toBe(1)
    expect((JSON.parse(stdout) as Report).errors).toMatchObject([
      { case: 'vectors/C1/text-id', message: 'it answered HTTP 500: no groups', rule: 'C1' },
    ])
  })
})

describe('a target that sends by itself', () => {
  /** On the router: sends what the reference would return, so many times, and says that it was sent. */
  async function startLive(mockPort: number, times: number): Promise<string> {
    return startServer(async (request, response) => {
      if (request.method === 'GET') return send(response, 200, '')
      const { input } = JSON.parse(await bodyOf(request)) as { input: Given[] }
      const items = input.map(async ({ message, metadata, destination }) => {
        const outcome = transform({ connection: 'server-cloud', settings: destination.Config, event: message })
        const requests = outcome.kind === 'requests' ? outcome.requests : []
        for (const { url, headers, body } of Array.from({ length: times }, () => requests).flat()) {
          const { pathname, host } = new URL(url)
          const redirected = { ...headers, host }
          const address = `http://127.0.0.1:${mockPort}${pathname}`
          await fetch(address, { method: 'POST', headers: redirected, body: JSON.stringify(body) })
        }
        return { batchedRequest: [], metadata: [metadata], statusCode: 299 }
      })
      send(response, 200, { output: await Promise.all(items) })
    })
  }

  const run = async (times: number, listens = true) => {
    const mockPort = await freePort()
    const words = [
      '--route',
      'router',
      '--case',
      'vectors/C1/text-id',
      ...(listens ? ['--mock-port', `${mockPort}`] : []),
    ]
    const { code, stdout } = await runCli(['check', await startLive(mockPort, times), ...short, ...words])
    const { rules, summary } = JSON.parse(stdout) as Report
    return { code, failed: rules.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id), summary }
  }

  it('is judged by what arrives at the mock', async () => {
    expect(await run(1)).toMatchObject({ code: 0, failed: [] })
    expect(await run(2)).toMatchObject({ code: 1, failed: ['G10'] })
    expect((await run(0)).failed).toContain('C1')
  })

  it('is not judged where nothing of that arrives', async () => {
    expect(await run(0, false)).toMatchObject({ code: 2, failed: [], summary: { verdict: 'inconclusive' } })
  })
})
