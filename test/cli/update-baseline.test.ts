import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runCli } from './run-cli.ts'
import { runHere } from './run-here.ts'

const folder = mkdtempSync(join(tmpdir(), 'baseline-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A module that answers everything with `answer`. */
function module(name: string, answer: string): string {
  writeFileSync(join(folder, `${name}.mjs`), `export const transform = () => (${answer})\n`)
  return `module:./${name}.mjs`
}

const entry = `entries:
  - rule: U2
    where: A missing last name is joined as text.
    reason: Nobody may lose this sentence.
`

describe('--update-baseline', () => {
  it.for([
    ['drops everything', `{ kind: 'dropped', reason: 'no' }`, 2],
    ['answers nothing that makes sense', `{ kind: 'magic' }`, 1],
  ] as const)('leaves the file as it is where the target %s', async ([, answer, code]) => {
    writeFileSync(join(folder, 'known.yaml'), entry)
    const words = ['check', module('broken', answer), '--rules', 'U2,U4', '--baseline', 'known.yaml', '--runs', '20']
    const run = await runCli([...words, '--update-baseline'], { folder })
    expect(readFileSync(join(folder, 'known.yaml'), 'utf8')).toBe(entry)
    expect(run.stderr).toContain('known.yaml is left as it is')
    expect(run.code).toBe(code)
  })
})

describe('a baseline', () => {
  it('that is not there yet is told how to be written', async () => {
    const { code, stderr } = await runHere(['check', '--rules', 'U2', '--baseline', 'none.yaml'], { folder })
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'none.yaml: The file cannot be read: there is no such file. "check --update-baseline" writes it.\n',
    })
  })

  it('of which an entry matches nothing is told which one it is', async () => {
    writeFileSync(join(folder, 'gone.yaml'), gone)
    writeFileSync(join(folder, 'blames.mjs'), blames)
    const words = ['check', 'module:./blames.mjs', '--rules', 'U2', '--runs', '20', '--baseline', 'gone.yaml']
    const { code, stdout } = await runCli(words, { folder })
    expect(stdout).toContain(
      'stale in the baseline: U2. No failure matches it (failure: Nothing fails so). Take it out',
    )
    expect(code).toBe(1)
  })
})

const gone = `entries:
  - { rule: U2, reason: known }
  - { rule: U2, where: { failure: Nothing fails so. }, reason: known }
`

/** A target whose people all have the same wrong name. */
const blames = `export const transform = ({ settings, event }) => ({
  kind: 'requests',
  requests: [{
    method: 'POST',
    url: 'https://api.intercom.io/users',
    headers: { Authorization: 'Bearer ' + settings.apiKey, 'Content-Type': 'application/json', 'Intercom-Version': '1.4' },
    body: { user_id: 'u-1', name: 'undefined undefined' },
  }],
})
`
