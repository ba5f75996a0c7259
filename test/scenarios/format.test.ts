import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { recordedEventSchema, type Scenario, scenarioSchema, stepWords } from '../../contracts/wire/index.ts'

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
const actions = ({ steps }: Scenario) =>
  steps.flatMap((step) => Object.entries(step).filter(([name]) => !stepWords.some((word) => word === name)))

it('there are scenarios, and the format refuses what is none', () => {
  expect(files.length).toBeGreaterThanOrEqual(60)
  expect(isScenario({ ...scenario(files[0] ?? ''), than: {} })).toBe(false)
})

it('no two scenarios tell the same story', () => {
  const stories = files.map((file) => scenario(file).about)
  expect(new Set(stories).size).toBe(stories.length)
})

describe.each(files)('%s', (file) => {
  it('follows the format', () => {
    expect(isScenario(read(file)), JSON.stringify(isScenario.errors, null, 2)).toBe(true)
  })

  it('lets all of its people act', () => {
    const acting = actions(scenario(file)).map(([name]) => name.replace(/ on .*/, ''))
    expect([...new Set(acting)].sort()).toEqual(Object.keys(scenario(file).people).sort())
  })

  it('expects something, and leaves the times of events to the clock', () => {
    const { then: expected } = scenario(file)
    expect(Object.keys(expected)).not.toHaveLength(0)
    for (const event of expected.events ?? []) expect(event).not.toHaveProperty('created_at')
  })
})

describe.each(globSync('**/*.yaml', { cwd: folder, ignore: ['known-deviations/**'] }))('%s, for editors', (file) => {
  it('names the schema that it follows', () => {
    const [, path = ''] =
      /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(new URL(file, folder), 'utf8')) ?? []
    const schema = JSON.parse(readFileSync(new URL(path, new URL(file, folder)), 'utf8'))
    expect(schema.title).toBe(file.startsWith('weather/') ? 'Weather' : 'Scenario')
    const validate = new Ajv2020({ strict: false }).compile(schema)
    expect(validate(read(file)), JSON.stringify(validate.errors)).toBe(true)
  })
})

it.each(globSync('recorded/*.jsonl', { cwd: folder }))('%s: every line is a recorded event', (file) => {
  const lines = readFileSync(new URL(file, folder), 'utf8').trimEnd().split('\n')
  expect(lines.length).toBeGreaterThan(0)
  for (const line of lines) expect(isRecordedEvent(JSON.parse(line)), JSON.stringify(isRecordedEvent.errors)).toBe(true)
})
