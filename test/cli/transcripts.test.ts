import { describe, expect, it } from 'vitest'
import { runCli, transcript } from './run-cli.ts'

const line = (event: object, settings: object = { apiKey: 'a-token' }) =>
  JSON.stringify({ connection: 'server-cloud', settings, event })

const transcripts: Record<string, { words: string[]; stdin?: string }> = {
  help: { words: ['--help'] },
  'check-help': { words: ['check', '--help'] },
  'init-help': { words: ['init', '--help'] },
  'merge-help': { words: ['merge', '--help'] },
  'compare-help': { words: ['compare', '--help'] },
  'check-shard': { words: ['check', '--suite', 'vectors', '--shard', '2/40', '--rules', 'U*'] },
  'shard-out-of-range': { words: ['check', '--shard', '9/8'] },
  'merge-nothing-there': { words: ['merge', 'no-such-report.json'] },
  'check-one-case': { words: ['check', '--case', 'vectors/U2/first-name-alone', '--rules', 'U1,U2'] },
  'check-nothing-exercised': { words: ['check', '--case', 'vectors/U2/first-name-alone', '--rules', 'T*'] },
  'serve-help': { words: ['serve', '--help'] },
  'serve-no-origin': { words: ['serve', '--intercom-url', 'http://127.0.0.1:4010/api'] },
  'simulate-help': { words: ['simulate', '--help'] },
  'simulate-nobody': { words: ['simulate', '--people', '0'] },
  'simulate-unknown-weather': { words: ['simulate', '--weather', 'strom'] },
  'simulate-endless-weather': { words: ['simulate', '--weather', 'test/simulation/endless.yaml'] },
  'simulate-target-as-word': { words: ['simulate', 'module:./transform.mjs'] },
  'simulate-trace': { words: ['simulate', '--target', 'trace:samples.jsonl'] },
  'pact-verify-help': { words: ['pact', 'verify', '--help'] },
  'explain-rule': { words: ['explain', 'u2'] },
  'explain-rule-of-delivery': { words: ['explain', 'D2'] },
  'explain-rule-of-journeys': { words: ['explain', 'E1'] },
  'transform-lines': {
    words: ['transform'],
    stdin: `${line({ type: 'identify', userId: 'u-1', traits: { firstName: 'Ada' } })}\n${line({ type: 'identify' })}\n`,
  },
  'transform-bad-line': {
    words: ['transform'],
    stdin: `{"connection":"server-cloud"\n\n{"connection":"server-clud","settings":{},"event":{}}\n${line({ type: 'page' })}\n`,
  },
  'unknown-command': { words: ['chek'] },
  'unknown-option': { words: ['check', '--conection', 'web-cloud'] },
  'unknown-rule': { words: ['check', '--rules', 'U2.nam'] },
  'unknown-rule-explained': { words: ['explain', 'Z9'] },
  'unknown-connection': { words: ['check', '--connection', 'web-clod'] },
  'server-device': { words: ['check', '--connection', 'server-device'] },
  'unknown-target': { words: ['check', 'refrence'] },
  'unknown-reporter': { words: ['check', '--reporter', 'jsno'] },
  'two-reporters-on-stdout': { words: ['check', '--reporter', 'json', '--reporter', 'human'] },
  'report-into-no-folder': { words: ['check', '--reporter', 'json=/no/such/folder/report.json'] },
  'unknown-case': { words: ['check', '--case', 'vectors/U2/first-name-alon'] },
  'no-such-scenario': { words: ['check', '--scenarios', 'nowhere/*.yaml'] },
  'watch-a-service': { words: ['check', 'http://127.0.0.1:9090', '--watch'] },
  'bad-seed': { words: ['check', '--seed', 'lucky'] },
  'bad-level': { words: ['check', '--fail-on', 'may'] },
}

describe('the command line', () => {
  it.for(Object.entries(transcripts))('%s', { concurrent: true }, async ([name, { words, stdin }], { expect }) => {
    const run = await runCli(words, stdin === undefined ? {} : { stdin })
    await expect(transcript(words, run)).toMatchFileSnapshot(`../golden/${name}.txt`)
  })

  it('exits 2 and prints its help where no command is given', async () => {
    const { code, stderr, stdout } = await runCli([])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('Usage: intercom-conformance')
  })
})
