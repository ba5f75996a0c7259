import { describe, expect, it } from 'vitest'
import { sessionsOf } from '../../../contracts/reading/index.ts'
import { check } from '../../../src/conformance/index.ts'
import { createStage, createWorld, scenarioCases } from '../../../src/runner/index.ts'
import { readScenario } from '../../../src/runner/suites/scenarios/read-scenario.ts'
import { reference, type Target } from '../../../src/targets/index.ts'

function casesOf(connections: string, people: string, steps: string) {
  const text = `about: A story.\nconnections: [${connections}]\npeople: ${people}\nsteps:\n${steps}\nthen: {}\n`
  return scenarioCases({ name: 'story', file: 'story.yaml', ...readScenario(text, 'story.yaml') })
}

async function playedOf(target: Target, connections: string, people: string, steps: string) {
  const [toPlay] = casesOf(connections, people, steps)
  if (toPlay === undefined) throw new Error('no case')
  return createStage(target, 1).play(toPlay)
}

const twoPeople = `  - ada: { identify: u-ada }
  - bob: { identify: u-bob }
  - ada: { track: Signed In }`

describe('devices of one case', () => {
  it('have a session each, which ends with the case', async () => {
    const seen: (string | undefined)[] = []
    const ended: string[] = []
    const target: Target = {
      ...reference,
      transform: (input) => {
        seen.push(input.session)
        return reference.transform(input)
      },
      end: (session) => {
        ended.push(session)
        reference.end(session)
      },
    }
    const { played } = await playedOf(target, 'android-device', '{ ada: {}, bob: {} }', twoPeople)
    expect(seen[0]).toBe(seen[2])
    expect(seen[1]).not.toBe(seen[0])
    expect(ended).toEqual([seen[0], seen[1]])
    expect(played.exchanges.map(({ device }) => device)).toEqual(['ada', 'bob', 'ada'])
  })

  it('are each looked at by themselves', async () => {
    const { played } = await playedOf(reference, 'android-device', '{ ada: {}, bob: {} }', twoPeople)
    expect(sessionsOf(played).map(({ before, after }) => [before.kind, after.kind])).toEqual([
      ['unseen', 'identified'],
      ['unseen', 'identified'],
      ['identified', 'identified'],
    ])
  })

  it('share one session in cloud mode, where nothing is remembered', async () => {
    const seen = new Set<string | undefined>()
    const target: Target = {
      ...reference,
      transform: (input) => {
        seen.add(input.session)
        return reference.transform(input)
      },
    }
    await playedOf(target, 'web-cloud', '{ ada: {}, bob: {} }', twoPeople)
    expect(seen.size).toBe(1)
  })

  it('are left out where the target cannot have so many at once', async () => {
    const { skipped } = await playedOf(
      { ...reference, devicesMax: 1 },
      'android-device',
      '{ ada: {}, bob: {} }',
      twoPeople,
    )
    expect(skipped).toBe('It needs 2 devices at once, and the target has 1.')
  })
})

describe('a story on two ways to Intercom', () => {
  const people = '{ ada: { devices: { laptop: web, phone: ios } } }'
  const steps = '  - ada on laptop: { identify: u-ada }\n  - ada on phone: { identify: u-ada }'

  it('is judged by the way of each event', async () => {
    const { played } = await playedOf(reference, 'web-cloud', people, steps)
    expect(played.exchanges.map(({ connection }) => connection)).toEqual(['web-cloud', 'mobile-cloud'])
    expect(played.state.users).toHaveLength(1)
  })

  it('is left out where the target has only one of them', async () => {
    const target: Target = { ...reference, connections: ['web-cloud'] }
    const report = await check({
      target,
      rules: [],
      cases: casesOf('web-cloud', people, steps),
      seed: 1,
      failOn: 'must',
      replay: (id) => id,
    })
    expect(report.summary.cases).toBe(0)
  })

  it('has the keys that each of its SDKs needs', () => {
    const [toPlay] = casesOf('web-device', people, steps)
    expect(toPlay?.settings).toEqual({ appId: 'app-1', mobileApiKeyIOS: 'token:1' })
  })
})

describe('weather', () => {
  const down = '  - weather: { faults: [{ fault: reset-before, attempts: 2 }] }\n  - ada: { identify: u-ada }'

  it('leaves every attempt in the exchange', async () => {
    const { played } = await playedOf(reference, 'web-cloud', '{ ada: {} }', down)
    expect(played.exchanges[0]?.delivered.map(({ by, reply, failure }) => [by, reply.status, failure])).toEqual([
      ['delivery', 0, 'ECONNRESET'],
      ['delivery', 0, 'ECONNRESET'],
      ['delivery', 200, undefined],
    ])
  })

  it('is no repeat of the target, and breaks no rule', async () => {
    const report = await check({
      target: reference,
      rules: (await import('../../../contracts/rules/index.ts')).rules,
      cases: casesOf('web-cloud', '{ ada: {} }', down),
      seed: 1,
      failOn: 'should',
      replay: (id) => id,
    })
    expect(report.rules.filter(({ failures }) => failures.length > 0)).toEqual([])
  })

  it('is left to others by a target that sends by itself', async () => {
    const world = createWorld()
    const sending: Target = {
      ...reference,
      reachesMock: true,
      transform(input) {
        const outcome = reference.transform(input)
        if (outcome.kind !== 'requests') return outcome
        for (const request of outcome.requests) world.intercom.send(request)
        return { kind: 'requests', requests: [] }
      },
    }
    const [toPlay] = casesOf('web-cloud', '{ ada: {} }', down)
    const performance = toPlay && (await createStage(sending, 1, { world }).play(toPlay))
    expect(performance?.skipped).toContain(
      'Its weather is met by what is delivered for a target, and this one sends by itself',
    )
    // It was answered, in fair weather: nobody waits for the end of a weather that stands still.
    expect(performance?.played.exchanges[0]?.delivered).toMatchObject([{ by: 'target', reply: { status: 200 } }])
  })

  it('is the same story each time', async () => {
    const steps = '  - weather: storm\n  - ada: { identify: u-ada }\n  - ada: { group: c-1 }\n  - ada: { track: X }'
    const one = await playedOf(reference, 'server-cloud', '{ ada: {} }', steps)
    const other = await playedOf(reference, 'server-cloud', '{ ada: {} }', steps)
    expect(other.played).toEqual(one.played)
  })
})
