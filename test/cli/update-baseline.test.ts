import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runCli } from './run-cli.ts'

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
