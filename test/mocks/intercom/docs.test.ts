import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { HttpResponse, http } from 'msw'
import { globSync } from 'tinyglobby'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faultSchema } from '../../../contracts/wire/index.ts'
import { type IntercomServer, setupIntercomServer } from '../../../mocks/intercom/doors/msw-server.ts'
import { type SocketDoor, startSocket } from '../../../mocks/intercom/doors/socket.ts'
import { createIntercom, defaultChoices, type Intercom } from '../../../mocks/intercom/index.ts'
import { linesElsewhere, resourcesElsewhere } from '../../../mocks/intercom/routes/index.ts'
import { createMessenger } from '../../../mocks/messenger/index.ts'
import { start } from './caller.ts'

const headers = {
  authorization: 'Bearer any-token',
  accept: 'application/json',
  'content-type': 'application/json',
  'intercom-version': '1.4',
}
const root = join(import.meta.dirname, '../../..')
const guide = readFileSync(join(root, 'docs/mock.md'), 'utf8')
const limits = readFileSync(join(root, 'mocks/intercom/LIMITS.md'), 'utf8')
const run = promisify(execFile)

let door: SocketDoor
beforeAll(async () => {
  door = await startSocket()
})
afterAll(() => door.close())

describe('docs/mock.md', () => {
  const examples = [...guide.matchAll(/```sh\n(.*?)```\n```json\n(.*?)```/gs)].map(
    ([, command = '', output = '']) => [command, output] as const,
  )

  it('shows examples', () => {
    expect(examples.length).toBeGreaterThan(3)
  })

  // In the order of the page: each example goes on from the state that the one before it left.
  it.each(examples)('%s answers as it says', async (command, output) => {
    const { stdout } = await run('sh', ['-c', command.replaceAll('http://127.0.0.1:4010', door.url)])
    expect(JSON.parse(stdout)).toMatchObject(JSON.parse(output))
  })

  /** What a snippet takes from the package, which has to give it. */
  const ofPackage = /^import \{([^}]*)\} from 'intercom-conformance(\/[a-z-]+)?'$/gm
  const snippets = [...guide.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code)
  it.each(snippets)('%s runs', async (code) => {
    const names = {
      createIntercom,
      createMessenger,
      setupIntercomServer,
      http,
      HttpResponse,
      nowMs: start,
      headers,
      body: { user_id: 'u-1' },
    }
    for (const [, imported = '', entry = ''] of code.matchAll(ofPackage)) {
      const file = entry === '' ? 'index.ts' : `${entry.slice(1)}.ts`
      const given = await import(join(root, 'src', 'entries', file))
      for (const name of imported.split(',')) expect(given).toHaveProperty(name.trim())
    }
    const body = code.replaceAll(ofPackage, '')
    const run = new Function(...Object.keys(names), `${body}\nreturn typeof server === 'undefined' ? intercom : server`)
    const made = run(...Object.values(names)) as Intercom | IntercomServer
    if ('close' in made) {
      const { status } = await fetch('https://api.intercom.io/users', { method: 'POST' })
      made.close()
      expect(status).toBe(500)
    } else expect(made.state('any-token').users).toMatchObject([{ user_id: 'u-1' }])
  })

  it('lists every lint and every fault', () => {
    const sources = globSync('mocks/intercom/**/*.ts', { cwd: root }).map((file) =>
      readFileSync(join(root, file), 'utf8'),
    )
    const rules = new Set(sources.flatMap((text) => [...text.matchAll(/'(R\d+)'/g)].map(([, rule]) => rule)))
    const table = guide.slice(guide.indexOf('## Lints'))
    expect([...rules].filter((rule) => !new RegExp(`\\b${rule}\\b`).test(table))).toEqual([])
    const faults = faultSchema.anyOf.map(({ properties }) => properties.fault.const)
    expect(faults.filter((fault) => !guide.includes(`\`${fault}\``))).toEqual([])
  })
})

describe('LIMITS.md', () => {
  it.each(Object.entries(defaultChoices))('gives the choice %s with its default %j', (name, value) => {
    const shown = typeof value === 'string' ? `'${value}'` : String(value)
    expect(limits).toContain(`| \`${name}\` | \`${shown}\` |`)
  })

  it('names every resource that the mock has not', () => {
    expect([...resourcesElsewhere].filter((resource) => !limits.includes(`\`/${resource}\``))).toEqual([])
    expect(linesElsewhere.map(({ on }) => on.split(' ')[1]).filter((path) => !limits.includes(`\`${path}\``))).toEqual(
      [],
    )
  })
})
