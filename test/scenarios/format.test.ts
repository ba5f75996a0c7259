import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import {
  cloudConnections,
  recordedEventSchema,
  type Scenario,
  scenarioSchema,
  verbs,
} from '../../contracts/wire/index.ts'

const folder = new URL('../../scenarios/', import.meta.url)
const files = globSync('**/*.yaml', { cwd: folder, ignore: ['weather/**', 'known-deviations/**'] }).sort()
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true })
const isScenario = ajv.compile<Scenario>(scenarioSchema)
const isRecordedEvent = ajv.compile(recordedEventSchema)

const read = (file: string): unknown => parse(readFileSync(new URL(file, folder), 'utf8'), { uniqueKeys: true })
function scenario(file: string): Scenario {
  const value = read(file)
  if (!isScenario(value)) throw new Error(`${file}: ${JSON.stringify(isScenario.errors)}`)
  return value
}
const actions = ({ steps }: Scenario) => steps.flatMap((step) => ('wait' in step ? [] : Object.entries(step)))

it('there are scenarios, and the format refuses what is none', () => {
  expect(files.length).toBeGreaterThanOrEqual(30)
  expect(isScenario({ ...scenario(files[0] ?? ''), than: {} })).toBe(false)
})

it('every cloud connection is told about', () => {
  const told = new Set(files.flatMap((file) => scenario(file).connections))
  expect([...told]).toEqual(expect.arrayContaining([...cloudConnections]))
})

it('no two scenarios tell the same story', () => {
  const stories = files.map((file) => scenario(file).about)
  expect(new Set(stories).size).toBe(stories.length)
})

it('the example in the README is the scenario that it names', () => {
  const readme = readFileSync(new URL('README.md', folder), 'utf8')
  const example = /```yaml\n([\s\S]*?)```/.exec(readme)?.[1]
  expect(example).toBe(readFileSync(new URL('identity/email-comes-later.yaml', folder), 'utf8'))
})

describe.each(files)('%s', (file) => {
  it('follows the format', () => {
    expect(isScenario(read(file)), JSON.stringify(isScenario.errors, null, 2)).toBe(true)
  })

  it('lets only its people act, each of them, with one verb at a time', () => {
    const { people } = scenario(file)
    const acting = actions(scenario(file))
    expect([...new Set(acting.map(([name]) => name))].sort()).toEqual(Object.keys(people).sort())
    for (const [, action] of acting) expect(verbs.filter((verb) => Object.hasOwn(action, verb))).toHaveLength(1)
  })

  it('expects something, and leaves the times of events to the clock', () => {
    const { then: expected } = scenario(file)
    expect(Object.keys(expected)).not.toHaveLength(0)
    for (const event of expected.events ?? []) expect(event).not.toHaveProperty('created_at')
  })
})

it.each(globSync('recorded/*.jsonl', { cwd: folder }))('%s: every line is a recorded event', (file) => {
  const lines = readFileSync(new URL(file, folder), 'utf8').trimEnd().split('\n')
  expect(lines.length).toBeGreaterThan(0)
  for (const line of lines) expect(isRecordedEvent(JSON.parse(line)), JSON.stringify(isRecordedEvent.errors)).toBe(true)
})
