import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { packageRoot } from '../../src/runner/index.ts'
import { runHere } from './run-here.ts'

let folder: string
let watching: ChildProcess | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watch-'))
})
afterEach(() => {
  watching?.kill('SIGKILL')
  watching = undefined
  rmSync(folder, { recursive: true })
})

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

/** What is told until a text comes, since the last that was waited for; and how the process ends. */
function watch(words: readonly string[]) {
  const bin = join(packageRoot, 'src', 'cli', 'bin.mjs')
  const child = spawn(process.execPath, [bin, 'check', ...words, '--watch'], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1' },
  })
  watching = child
  let told = ''
  let look = () => {}
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      told += text
      look()
    })
  }
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const until = (awaited: string) =>
    new Promise<string>((resolve, reject) => {
      look = () => {
        const place = told.indexOf(awaited)
        if (place < 0) return
        const before = told.slice(0, place + awaited.length)
        told = told.slice(place + awaited.length)
        look = () => {}
        resolve(before)
      }
      ended.then((code) => reject(new Error(`It ended with ${code} before it told "${awaited}":\n${told}`)))
      look()
    })
  return {
    round: () => until('Ctrl-C ends.'),
    until,
    async end(signal: NodeJS.Signals = 'SIGINT') {
      child.kill(signal)
      return await ended
    },
  }
}

const reference = join(packageRoot, 'src', 'transformer', 'index.ts')
/** The reference, which joins names by what `joint.mjs` says. */
const module = `import { transform as right } from ${JSON.stringify(reference)}
import { joint } from './names/joint.mjs'
export const connections = ['server-cloud']
export function transform(given) {
  const outcome = right(given)
  for (const { body } of outcome.requests ?? []) if (typeof body?.name === 'string') body.name = body.name.replace(' ', joint)
  return outcome
}
`
const joint = (text: string) => put('names/joint.mjs', `export const joint = ${JSON.stringify(text)}\n`)

const story = (name: string) => `about: A person with a name.
connections: [server-cloud]
people: { ada: {} }
steps: [{ ada: { identify: u-1, traits: { firstName: Ada, lastName: Byron } } }]
then: { users: [{ user_id: u-1, name: ${name} }] }
`

describe('check --watch', { timeout: 180_000 }, () => {
  it('judges again when a file that the module imports is mended, waits a syntax error out, and ends by the last verdict', async () => {
    put('transform.mjs', module)
    joint('_')
    const seen = watch(['module:./transform.mjs', '--suite', 'vectors'])
    expect(await seen.round()).toMatch(/✗ U2 \(must[\s\S]*failed: transform breaks U2/)

    joint(' ')
    const mended = await seen.round()
    expect(mended).toMatch(/names\/joint\.mjs changed\n {2}✓ U2 {2}/)
    expect(mended).toContain('passed: transform keeps the contract')

    put('names/joint.mjs', 'export const joint = \n')
    expect(await seen.round()).toContain('it has a syntax error')
    joint('  ')
    expect(await seen.round()).toMatch(/✗ U2 {2}[\s\S]*failed: transform breaks U2/)
    expect(await seen.end()).toBe(1)
  })

  it('takes a burst of changes for one, and none of what is installed or changes by the way', async () => {
    put('transform.mjs', module)
    joint(' ')
    put('node_modules/other/index.js', '')
    const seen = watch(['module:./transform.mjs', '--rules', 'U2', '--suite', 'vectors'])
    expect(await seen.round()).toContain('passed')
    put('node_modules/other/index.js', '1')
    put('debug.log', 'x')
    put('names/.draft.swp', 'x')
    for (const name of ['a', 'b', 'c', 'd', 'e']) put(`${name}.mjs`, '')
    expect(await seen.round()).toContain(
      '── a.mjs, b.mjs, c.mjs and 2 more changed\n  nothing newly fails, nothing is mended\n',
    )
    expect(await seen.end('SIGTERM')).toBe(0)
  })

  it('is not woken by what it prints itself', async () => {
    put('transform.mjs', module)
    joint(' ')
    put('told.txt', '')
    const bin = join(packageRoot, 'src', 'cli', 'bin.mjs')
    const words = ['check', 'module:./transform.mjs', '--rules', 'U2', '--suite', 'vectors', '--watch']
    const into = openSync(join(folder, 'told.txt'), 'a')
    const child = spawn(process.execPath, [bin, ...words], { cwd: folder, stdio: ['ignore', into, into] })
    watching = child
    const told = () => readFileSync(join(folder, 'told.txt'), 'utf8')
    await vi.waitUntil(() => told().includes('Ctrl-C ends.'), { timeout: 60_000, interval: 50 })
    joint('_')
    await vi.waitUntil(() => told().split('Ctrl-C ends.').length > 2, { timeout: 60_000, interval: 50 })
    child.kill('SIGINT')
    await once(child, 'exit')
    expect(told().match(/^── .*$/gm)).toEqual(['── names/joint.mjs changed'])
  })

  it('watches your own scenarios, the config and the baseline', async () => {
    put('target/transform.mjs', module.replace('./names', '../names'))
    joint(' ')
    put('stories/ada.yaml', story('Ada Byron'))
    const options = { target: 'module:./target/transform.mjs', suite: ['scenarios'], scenarios: 'stories/*.yaml' }
    put('intercom-conformance.config.json', JSON.stringify({ ...options, rules: ['J1'] }))
    const seen = watch([])
    expect(await seen.round()).toContain('passed: transform keeps the contract; 1 rule passed')

    put('stories/ada.yaml', story('Ada Lovelace'))
    expect(await seen.round()).toMatch(/stories\/ada\.yaml changed[\s\S]*failed: transform breaks J1/)

    put('known.yaml', 'entries: [{ rule: J1, reason: She married. }]\n')
    put('intercom-conformance.config.json', JSON.stringify({ ...options, rules: ['J1'], baseline: 'known.yaml' }))
    expect(await seen.round()).toMatch(/config\.json changed[\s\S]*passed: .*known deviations under 1 rule/)

    put('known.yaml', 'entries: []\n')
    expect(await seen.round()).toMatch(/known\.yaml changed[\s\S]*failed: transform breaks J1/)
    put('intercom-conformance.config.json', '{ "rulez": 1 }')
    expect(await seen.round()).toContain('Did you mean "rules"?')
    expect(await seen.end()).toBe(1)
  })

  it('judges a program again, and ends at once while that hangs', async () => {
    const answers = (text: string) =>
      `import { writeFileSync } from 'node:fs'
process.stdin.once('data', () => { writeFileSync('asked', ''); ${text} })
`
    put('adapter.mjs', answers("console.log('nonsense'); process.exit()"))
    const seen = watch(['command:node adapter.mjs', '--suite', 'vectors', '--timeout-ms', '100000'])
    expect(await seen.round()).toContain('nonsense')
    rmSync(join(folder, 'asked'))
    put('adapter.mjs', answers(''))
    await vi.waitUntil(() => existsSync(join(folder, 'asked')), { timeout: 100_000 })
    expect(await seen.end()).toBe(2)
  })

  it.for([
    ['http', ['http://127.0.0.1:9'], /Nobody can tell from outside/],
    ['the reference', ['reference'], /can be watched/],
    ['a report', ['module:./x.mjs', '--reporter', 'json'], /--watch tells in its own way/],
    ['a saved run', ['--from', 'run.jsonl'], /are for one run/],
  ] as const)('refuses what makes no sense with it: %s', async ([, words, says]) => {
    const { code, stderr } = await runHere(['check', ...words, '--watch'], { folder })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(says) })
  })
})
