import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { globSync } from 'tinyglobby'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SocketDoor, startSocket } from '../../../mocks/intercom/doors/socket.ts'
import { defaultChoices } from '../../../mocks/intercom/index.ts'
import { resourcesElsewhere } from '../../../mocks/intercom/routes/index.ts'
import { faultSchema } from '../../../mocks/intercom/weather/document.ts'

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
  })
})
