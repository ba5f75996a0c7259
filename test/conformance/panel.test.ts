import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { rules } from '../../contracts/rules/index.ts'
import { cloudConnections, type Exchange } from '../../contracts/wire/index.ts'
import { KnownDeviations } from '../../src/conformance/index.ts'
import { Panel } from '../../src/conformance/panel.ts'
import { Tally } from '../../src/conformance/tally.ts'
import { arbitraryCase } from '../../src/generate/index.ts'
import { createStage, loadVectors, oneSecondApart, vectorCase } from '../../src/runner/index.ts'
import { reference } from '../../src/targets/index.ts'

const context = { known: new KnownDeviations(), replay: (id: string) => id }
const tallies = rules.map((rule) => new Tally(rule, context))
const panel = new Panel(tallies)

/** Everything that the vectors and some generated cases lead to: events of every type and of none, over all connections. */
async function exchangesPlayed(): Promise<Exchange[]> {
  const stage = createStage(reference, 7)
  const exchanges: Exchange[] = []
  const vectors = loadVectors().filter(
    ({ connection, outcomes }) => outcomes !== undefined || reference.connections.includes(connection),
  )
  for (const vector of vectors) exchanges.push(...(await stage.play(vectorCase(vector))).played.exchanges)
  for (const [index, generated] of fc.sample(arbitraryCase(cloudConnections), { seed: 7, numRuns: 500 }).entries()) {
    const { connection, settings, events } = generated
    const id = `properties/events@7:${index}`
    const toPlay = { id, suite: 'properties', connection, settings, events: oneSecondApart(events) } as const
    exchanges.push(...(await stage.play(toPlay)).played.exchanges)
  }
  return exchanges
}

describe('whom an exchange is shown to', () => {
  let exchanges: Exchange[] = []
  beforeAll(async () => {
    exchanges = await exchangesPlayed()
  }, 60_000)

  it('are all rules over single exchanges that apply to it', () => {
    const missed = exchanges.flatMap((exchange) => {
      const asked = panel.ofExchange(exchange).map(({ rule }) => rule.id)
      return rules
        .filter(({ connections }) => connections.includes(exchange.connection))
        .filter((rule) => rule.findingsIn?.(exchange) !== undefined && !asked.includes(rule.id))
        .map(({ id }) => `${id}: ${JSON.stringify(exchange.event['type'])}`)
    })
    expect(missed).toEqual([])
  })

  it('are not those about events of another type, nor those of other connections', () => {
    const typeless: Exchange = { ...(exchanges[0] as Exchange), connection: 'web-cloud', event: { type: ['track'] } }
    expect(panel.ofExchange(typeless).filter(({ rule }) => rule.about !== undefined)).toEqual([])
    const grouping = { ...typeless, event: { type: 'GROUP' } }
    const abouts = panel.ofExchange(grouping).map(({ rule }) => rule.about)
    expect(new Set(abouts)).toEqual(new Set([undefined, 'group']))
    const elsewhere = panel.ofExchange(grouping).filter(({ rule }) => !rule.connections.includes('web-cloud'))
    expect(elsewhere).toEqual([])
  })
})

it('a case is shown to the rules over whole cases of its connections, and to nobody twice', () => {
  const asked = panel.ofCase(new Set(['web-device'])).map(({ rule }) => rule)
  expect(asked.length).toBeGreaterThan(0)
  for (const rule of asked) {
    expect(rule.findingsIn, rule.id).toBeUndefined()
    expect(rule.connections, rule.id).toContain('web-device')
    expect(rule.level, rule.id).not.toBe('may')
  }
})
