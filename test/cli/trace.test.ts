import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/runner/index.ts'
import { runCli } from './run-cli.ts'
import { runHere } from './run-here.ts'

/** The lines that docs/traces.md shows. */
const [, shown = ''] =
  /```jsonl\n([\s\S]*?)```/.exec(readFileSync(join(packageRoot, 'docs', 'traces.md'), 'utf8')) ?? []

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trace-'))
  writeFileSync(join(folder, 'mobile.jsonl'), shown)
})
afterAll(() => rmSync(folder, { recursive: true }))
const check = (words: string[], stdin = '') => runCli(['check', ...words], { folder, stdin })

describe('check trace:FILE', () => {
  it('judges the lines of its page, from a file and from standard input', async () => {
    const [file, stdin] = await Promise.all([check(['trace:mobile.jsonl']), check(['trace:-'], shown)])
    expect(file.stdout).toMatch(/failed: mobile\.jsonl breaks U2/)
    expect(file.stdout).toMatch(/not exercised, so not passed: \d+ other rules\n/)
    expect([file.code, stdin.code]).toEqual([1, 1])
    expect(stdin.stdout).toContain('recorded/trace/stdin/1')
  })

  it('plays exactly the case that a failure names, and says which there are for another', async () => {
    const [one, none] = await Promise.all([
      check(['trace:mobile.jsonl', '--case', 'recorded/trace/mobile/1']),
      check(['trace:mobile.jsonl', '--case', 'recorded/trace/mobile/9']),
    ])
    expect(one.stdout).toContain('1 case (1 recorded)')
    expect(none).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('Did you mean "recorded/trace/mobile/'),
    })
  })

  it('is saved, and judged again from there', async () => {
    const first = await check(['trace:mobile.jsonl', '--record', 'run.jsonl', '--reporter', 'json'])
    const again = await check(['--from', 'run.jsonl', '--reporter', 'json'])
    const verdicts = (text: string) => JSON.parse(text).rules.map(({ verdict }: { verdict: string }) => verdict)
    expect(verdicts(again.stdout)).toEqual(verdicts(first.stdout))
  })

  it('passes with the baseline that its findings propose', async () => {
    await check(['trace:mobile.jsonl', '--reporter', 'findings=page.md'])
    const [, baseline = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync(join(folder, 'page.md'), 'utf8')) ?? []
    writeFileSync(join(folder, 'known.yaml'), baseline)
    const { code, stdout } = await check(['trace:mobile.jsonl', '--baseline', 'known.yaml'])
    expect(stdout).toContain('known under U2')
    expect(code).toBe(0)
  })

  it('masks the data of people where it is asked for', async () => {
    const { stdout } = await check(['trace:mobile.jsonl', '--redact'])
    expect(stdout).not.toContain('Ada')
    expect(stdout).toMatch(/expected {2}\{"name":"(w\d+)"\}\n\s+received {2}\{"name":"\1 undefined"\}/)
  })

  it.for([
    [['trace:'], /names no file/],
    [['trace:none.jsonl'], /none\.jsonl: The trace cannot be read: there is no such file/],
    [['trace:mobile.jsonl', '--setting', 'a=1'], /--setting has nothing to do with a trace/],
    [['trace:mobile.jsonl', '--connection', 'web-cloud'], /has no connection "web-cloud"/],
    [['trace:mobile.jsonl', '--redact', '--record', 'x.jsonl'], /Leave one of them out/],
  ] as const)('refuses %s', async ([words, message]) => {
    const { code, stdout, stderr } = await runHere(['check', ...words], { folder })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
  })
})

describe('a trace that is none', () => {
  const secret = 'SECRETtok3nABCDEF'
  it.for([
    [
      'as the kind of an outcome',
      `{"connection":"server-cloud","settings":{},"event":{},"outcome":{"kind":"${secret}"}}`,
    ],
    [
      'as a connection',
      `{"connection":"${secret}","settings":{},"event":{},"outcome":{"kind":"dropped","reason":"no"}}`,
    ],
    [
      'as the name of a header',
      `{"connection":"server-cloud","settings":{},"event":{},"outcome":{"kind":"requests","requests":[{"method":"POST","url":"x","headers":{"${secret}":5}}]}}`,
    ],
    [
      'beside the fields',
      `{"connection":"server-cloud","settings":{},"event":{},"outcome":{"kind":"calls","calls":[]},"${secret}":1}`,
    ],
    ['where no JSON is', `{"settings":{"apiKey":${secret}}}`],
  ] as const)('does not tell a token that stands %s', async ([, line]) => {
    const { code, stdout, stderr } = await check(['trace:-'], line)
    expect(code).toBe(2)
    expect(stdout + stderr).not.toContain(secret.slice(0, 8))
    expect(stderr).toContain('<stdin>:1: This is n')
  })
})
