import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadScenariosFrom, scenarioCases } from '../../../src/runner/index.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scenarios-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const good = `about: Ada signs up.
connections: [web-cloud, server-cloud]
people:
  ada: { anonymousId: anon-ada }
steps:
  - ada: { identify: u-ada, traits: { email: ada@example.com } }
  - wait: 2h
  - ada: { track: Signed Up }
then:
  users: [{ user_id: u-ada }]
`

function load(text: string) {
  writeFileSync(join(folder, 'a.yaml'), text)
  return loadScenariosFrom('*.yaml', folder)
}

describe('scenarios', () => {
  it('become one case for each connection', () => {
    const cases = load(good).flatMap(scenarioCases)
    expect(cases.map(({ id, connection }) => [id, connection])).toEqual([
      ['scenarios/a@web-cloud', 'web-cloud'],
      ['scenarios/a@server-cloud', 'server-cloud'],
    ])
  })

  it('are composed as each source composes its events', () => {
    const [web, server] = load(good).flatMap(scenarioCases)
    expect(web?.events[0]?.event).toMatchObject({ channel: 'web', context: { traits: { email: 'ada@example.com' } } })
    expect(server?.events[0]?.event).toMatchObject({ channel: 'server', traits: { email: 'ada@example.com' } })
  })

  it('live in virtual time', () => {
    const [first, second] = load(good).flatMap(scenarioCases)[0]?.events ?? []
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBe(2 * 3_600_000 + 1000)
  })

  it.for([
    [
      'a step of somebody unknown',
      good.replace('- ada: { track', '- bob: { track'),
      /Step 3 is of "bob", who is not among the people: ada/,
    ],
    [
      'a step without a verb',
      good.replace('{ track: Signed Up }', '{ traits: {} }'),
      /Step 3 \("ada"\) has none; expected exactly one of identify, track/,
    ],
    [
      'two verbs in one step',
      good.replace('track: Signed Up', 'track: Signed Up, page: Home'),
      /has track and page; expected exactly one/,
    ],
    [
      'a misspelt field',
      good.replace('traits:', 'trait:'),
      /a\.yaml:6:\d+: The field "steps\.0\.ada\.trait" is not known\. Did you mean "traits"\?/,
    ],
    [
      'an unknown connection',
      good.replace('web-cloud', 'web-clod'),
      /a\.yaml:2:\d+: "connections\.0" is "web-clod"; .*Did you mean "web-cloud"\?/,
    ],
    [
      'a misspelt field in its end',
      good.replace('{ user_id: u-ada }', '{ user_id: u-ada, nmae: Ada }'),
      /a\.yaml:10:\d+: The field "then\.users\.0\.nmae" is not known\. Did you mean "name"\?/,
    ],
    ['a wait that is none', good.replace('2h', 'soon'), /a\.yaml:7/],
  ] as const)('tell of %s', ([, text, message]) => {
    expect(() => load(text)).toThrow(message)
  })

  it('tell when no file matches', () => {
    expect(() => loadScenariosFrom('*.yml', folder)).toThrow('No file matches the scenarios "*.yml"')
  })
})
