import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/runner/index.ts'
import { runCli } from './run-cli.ts'

const lines = (stdin: readonly object[]) =>
  runCli(['transform'], { stdin: stdin.map((it) => JSON.stringify(it)).join('\n') })

const answers = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

const phone = (appId: string, event: object) => ({
  connection: 'ios-device',
  settings: { appId, mobileApiKeyIOS: 'ios-key' },
  event,
})

describe('transform', () => {
  it('answers an event on a device with the calls of the SDK, and remembers the device from line to line', async () => {
    const { code, stdout } = await lines([
      phone('app-1', { type: 'identify', userId: 'u-1' }),
      phone('app-1', { type: 'track', event: 'Signed Up', userId: 'u-1' }),
      phone('app-2', { type: 'identify', userId: 'u-2' }),
      { connection: 'web-device', settings: { appId: 'app-1' }, event: { type: 'identify', userId: 'u-3' } },
    ])
    const methods = answers(stdout).map(({ outcome }) => outcome.calls.map((call: { method: string }) => call.method))
    expect(methods).toEqual([
      ['initialize', 'registerIdentifiedUser', 'updateUser'],
      ['logEvent'],
      ['initialize', 'registerIdentifiedUser', 'updateUser'],
      expect.arrayContaining(['update']),
    ])
    expect(code).toBe(0)
  })

  it('drops what comes under an App ID that is nested too deep for anything', async () => {
    const appId = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
    const stdin = `{"connection":"web-device","settings":{"appId":${appId}},"event":{"type":"page"}}`
    const { code, stdout } = await runCli(['transform'], { stdin })
    expect(answers(stdout)).toEqual([{ outcome: { kind: 'dropped', reason: expect.stringContaining('appId') } }])
    expect(code).toBe(0)
  })

  it('ends where its reader has gone, though its input goes on', async () => {
    const child = spawn(process.execPath, [join(packageRoot, 'src', 'cli', 'bin.mjs'), 'transform'])
    const closed = new Promise<number | null>((resolve) => child.on('close', resolve))
    const line = `${JSON.stringify({ connection: 'server-cloud', settings: { apiKey: 't' }, event: { type: 'page' } })}\n`
    child.stdin.on('error', () => {})
    const feed = () => child.stdin.write(line.repeat(100), (error) => error ?? setImmediate(feed))
    feed()
    child.stdout.once('data', () => child.stdout.destroy())
    expect(await closed).toBe(0)
  })
})
