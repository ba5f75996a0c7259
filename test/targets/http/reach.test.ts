import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { certificate } from './certificate.ts'
import { freePort, identify, inputOf, open, send, startServer, transformer } from './server.ts'

const errorOf = (word: string, options: Parameters<typeof open>[1] = {}) =>
  open(word, options).then(
    () => 'opened',
    (error: Error) => `${error.name}: ${error.message}`,
  )

describe('an address where nobody answers', () => {
  it('is told at once, with what to try', async () => {
    const address = `http://127.0.0.1:${await freePort()}`
    expect(await errorOf(`${address}/x`)).toBe(
      `InputError: ${address}/x is not reachable: connection refused. Is it running? --wait 30 waits for it.`,
    )
    expect(await errorOf(address, { waitMs: 200 })).toBe(
      `InputError: ${address} is not reachable after 0 s: connection refused. Is it running, and is the port right?`,
    )
  })

  it('is waited for as long as was said, and that is told once', async () => {
    const port = await freePort()
    const told: string[] = []
    const opening = open(`http://127.0.0.1:${port}`, {
      waitMs: 60_000,
      onWait(says) {
        told.push(says)
        const server = createServer(transformer()).listen(port, '127.0.0.1')
        onTestFinished(() => {
          server.closeAllConnections()
          server.close()
        })
      },
    })
    expect(await (await opening).transform(inputOf(identify('u')))).toMatchObject({ kind: 'requests' })
    expect(told).toEqual([`waiting for http://127.0.0.1:${port}: connection refused`])
  })

  it('is waited for while a gateway says that nobody is behind it', async () => {
    let asked = 0
    const address = await startServer((request, response) => {
      asked += 1
      if (asked < 3) send(response, 503, '')
      else transformer()(request, response)
    })
    await open(address, { waitMs: 60_000 })
    expect(asked).toBeGreaterThanOrEqual(3)
  })
})

describe('an address that is none', () => {
  it.for([
    ['http://ada:secret@', '"http://…@" is no address'],
    ['http:127.0.0.1', '"http:127.0.0.1" is no address'],
    ['http://127.0.0.1:99999', '"http://127.0.0.1:99999" is no address'],
    ['http://ada:secret@127.0.0.1:1/?x=1', '"http://…@127.0.0.1:1/?x=1" has a query'],
  ])('is refused: %s', async ([word, says]) => {
    expect(await errorOf(word as string)).toContain(`InputError: ${says}`)
  })

  it.for([
    ['Content-Length', '5', 'belongs to the connection'],
    ['X-A', 'a\u0000b', 'a character that HTTP does not allow'],
    ['X(A)', 'a', 'a character that HTTP does not allow'],
  ])('nor can every header be sent: %s', async ([name, value, says]) => {
    expect(await errorOf('http://127.0.0.1:1', { headers: { [name as string]: value as string } })).toContain(says)
  })
})

describe('a certificate that signed itself', () => {
  async function startSecure(): Promise<string> {
    const server = createSecureServer(certificate, transformer())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    return `https://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  it('is not trusted, and the error says how to trust it', async () => {
    expect(await errorOf(await startSecure())).toMatch(/its certificate is signed by itself; .* NODE_EXTRA_CA_CERTS/)
  })

  it('nor is plain HTTP taken for TLS', async () => {
    const address = await startServer(transformer())
    expect(await errorOf(address.replace('http:', 'https:'))).toContain('it does not speak TLS there')
  })
})

describe('a line to give an event by hand', () => {
  /** The words that a POSIX shell reads in a line, with `curl` in place of the program. */
  const wordsOf = (line: string): Promise<string[]> => {
    const child = spawn('sh', ['-c', `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }; ${line}`])
    return new Promise((resolve, reject) => {
      let out = ''
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        out += text
      })
      child.on('error', reject)
      child.on('close', () => resolve(out.split('\0').slice(0, -1)))
    })
  }

  it('gives the shell exactly the event, whatever stands in it', async () => {
    const address = await startServer(transformer())
    const target = await open(address.replace('//', '//ada:geheim@'), {
      headers: { 'X-Api-Key': 'geheim', 'X-A': "it's" },
    })
    const event = {
      ...identify('u'),
      traits: { name: `a'b"; $(touch /tmp/x) \`id\` !! \u001b[31m \u202e ü \ud800 \n` },
    }
    const line = target.byHand?.({ ...inputOf(event), settings: { apiKey: 'token:1' } }) ?? ''
    const words = await wordsOf(line)
    const [{ message, destination }] = JSON.parse(words[words.indexOf('--data-binary') + 1] ?? '')
    expect(message).toEqual(event)
    expect(destination.Config).toEqual({ apiKey: 'token:1' })
    expect(words.filter((_, index) => words[index - 1] === '-H')).toEqual([
      ...['content-type: application/json', 'authorization: …', 'x-api-key: …', "x-a: it's"],
    ])
    expect(words.at(-1)).toBe(`${address}/v0/destinations/intercom`)
    expect(line).not.toMatch(/geheim|[^\x20-\x7e…]/)
  })

  it('is left out where it would be too long', async () => {
    const target = await open(await startServer(transformer()), { route: 'router' })
    expect(target.byHand?.(inputOf(identify('u')))).toContain('/routerTransform')
    expect(target.byHand?.(inputOf(identify('u'.repeat(4000))))).toBeUndefined()
  })
})
