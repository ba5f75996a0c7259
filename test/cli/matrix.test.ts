import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from './run-cli.ts'
import { runHere } from './run-here.ts'

const folder = mkdtempSync(join(tmpdir(), 'matrix-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const few = ['--suite', 'vectors', '--rules', 'U2,U6']

describe('matrix', () => {
  beforeAll(async () => {
    const reference = await runCli(['check', ...few, '--reporter', 'json=ours.json'], { folder })
    expect(reference.code).toBe(0)
    const ours = JSON.parse(readFileSync(join(folder, 'ours.json'), 'utf8'))
    const theirs = { ...ours, target: { name: 'theirs' } }
    theirs.rules = theirs.rules.map((rule: { id: string }) =>
      rule.id === 'U2' ? { ...rule, verdict: 'failed' } : rule,
    )
    writeFileSync(join(folder, 'theirs.json'), JSON.stringify(theirs))
  })

  it('compares implementations on standard output, in the order of the files', async () => {
    const { code, stdout } = await runCli(['matrix', 'ours.json', 'theirs.json'], { folder })
    expect(code).toBe(0)
    expect(stdout).toContain('| rule | level | reference | theirs | says |')
    expect(stdout).toContain('| **U2** | must | ✓ kept | ✗ broken |')
  })

  it('writes a page, and the table too', async () => {
    const { code, stdout } = await runCli(['matrix', 'ours.json', 'theirs.json', '--reporter', 'html=m.html'], {
      folder,
    })
    expect(code).toBe(0)
    expect(stdout).toContain('# Implementations compared')
    expect(readFileSync(join(folder, 'm.html'), 'utf8')).toContain('1 rule tells them apart')
  })

  it.for([
    ['a file that is not there', ['matrix', 'nowhere.json'], 'nowhere.json'],
    ['a report of another kind', ['matrix', 'package.json'], 'package.json'],
    ['a reporter that it has not', ['matrix', 'ours.json', '--reporter', 'junit'], 'There are: markdown, html.'],
    ['to write what it reads', ['matrix', 'ours.json', '--reporter', 'html=ours.json'], 'ours.json'],
    ['two reports in one file', ['matrix', 'ours.json', '--reporter', 'html=one', '--reporter', 'markdown=one'], 'one'],
    ['no file', ['matrix'], 'file'],
  ] as const)('refuses %s, and writes nothing', async ([, words, named]) => {
    writeFileSync(join(folder, 'package.json'), '{"name": "no report"}')
    const before = readdirSync(folder)
    const { code, stdout, stderr } = await runHere(words, { folder })
    expect({ code, stdout, files: readdirSync(folder) }).toEqual({ code: 2, stdout: '', files: before })
    expect(stderr).toContain(named)
  })
})

describe('several reports of one run', () => {
  it('are written side by side, whole, and agree with the exit code', async () => {
    const files = ['html', 'junit', 'sarif', 'markdown', 'github', 'findings', 'json']
    const asked = files.flatMap((name) => ['--reporter', `${name}=all.${name}`])
    const { code, stdout } = await runCli(['check', ...few, ...asked], { folder })
    expect(code).toBe(0)
    expect(stdout).toContain('passed: reference')
    for (const name of files) expect(readFileSync(join(folder, `all.${name}`), 'utf8').length).toBeGreaterThan(20)
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})
