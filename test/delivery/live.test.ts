import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { rules } from '../../contracts/rules/index.ts'
import type { IntercomRequest, Report } from '../../contracts/wire/index.ts'
import type { Passage } from '../../mocks/intercom/index.ts'
import { check } from '../../src/conformance/index.ts'
import {
  type Case,
  createWorld,
  liveOnce,
  loadScenarios,
  openStand,
  packageRoot,
  scenarioCases,
} from '../../src/runner/index.ts'
import { readScenario } from '../../src/runner/suites/scenarios/read-scenario.ts'
import type { Target } from '../../src/targets/index.ts'
import { transform } from '../../src/transformer/index.ts'
import { runCli } from '../cli/run-cli.ts'

const stories = liveOnce(
  loadScenarios()
    .filter(({ scenario }) => scenario.live)
    .flatMap(scenarioCases),
  ['server-cloud'],
)
const cases = stories.filter(({ live }) => live)
const time = { nowMs: Date.now, wait: (ms: number) => setTimeout(ms), patienceMs: 2000 }

/** Judges a module of `senders` by the stories that are played in real time. */
async function judged(sender: string) {
  const stand = await openStand(`module:test/delivery/senders/${sender}.ts`, { folder: packageRoot })
  try {
    const { world, target } = stand
    const plan = { target, world, time, rules, cases, seed: 1, failOn: 'must' as const, replay: (id: string) => id }
    return verdictsIn(await check(plan))
  } finally {
    await stand.close()
  }
}

function verdictsIn({ rules: reports, summary }: Report) {
  const idsOf = (verdict: string) => reports.filter((rule) => rule.verdict === verdict).map(({ id }) => id)
  const messages = reports.flatMap(({ failures }) => failures.map(({ message }) => message))
  const whyNot = reports.find(({ id }) => id === 'D1')?.reason ?? ''
  return { broken: idsOf('failed'), kept: idsOf('passed'), messages, whyNot, leftOut: summary.leftOut ?? [] }
}

const retriesNothing = 'A request that may succeed later is not sent again.'

describe.concurrent('a target that calls Intercom by itself, judged in real time', () => {
  it('keeps D1 to D4 where it waits, tries again, and says what it gave up', async () => {
    const { broken, kept, leftOut } = await judged('honest')
    expect({ broken, leftOut }).toEqual({ broken: [], leftOut: [] })
    expect(kept).toEqual(expect.arrayContaining(['D1', 'D1.backoff', 'D2', 'D3', 'D4', 'J1']))
  })

  it.for([
    ['never-again', 'D1', retriesNothing],
    ['never-again-and-says-so', 'D1', retriesNothing],
    ['before-the-reset', 'D1', 'A request is sent again before the reset that its 429 named.'],
    ['after-a-refusal', 'D1', 'A request that was refused is sent again.'],
    ['out-of-order', 'D2', 'An event is delivered before one of the same person that came earlier.'],
    ['gives-up-silently', 'D3', 'An event ends neither delivered nor with a reason.'],
    ['with-a-new-time', 'D4', 'A request to /events is sent again as another one after its answer was lost.'],
  ] as const)('that goes %s breaks %s', async ([name, rule, message]) => {
    const { broken, messages } = await judged(name)
    expect(broken).toContain(rule)
    expect(messages).toContain(message)
    // Who answers before Intercom did cannot say what became of an event.
    if (name === 'out-of-order') expect(broken).not.toContain('D3')
  })
})

/** A target in this process, by a clock of our own: waits are as long as they say. */
function judgedByClock(
  waitMs: (failures: number) => number,
  { cases = stories.filter(isRetried), without = [] as readonly string[], isEndless = false, returns = false } = {},
) {
  let now = Date.UTC(2026, 10, 26)
  const world = createWorld()
  const later: IntercomRequest[] = []
  const target: Target = {
    name: 'by the clock',
    connections: ['server-cloud'],
    reachesMock: true,
    transform: (input) => {
      const traits = Object.fromEntries(
        Object.entries(input.event['traits'] ?? {}).filter(([name]) => !without.includes(name)),
      )
      const outcome = transform({ ...input, event: { ...input.event, traits, context: { traits } } })
      const requests = outcome.kind === 'requests' ? outcome.requests : []
      // Asked for anew each time, with another body, by somebody who never gets it through.
      if (isEndless) for (const request of requests) later.push(request)
      for (const request of isEndless ? [] : requests) {
        for (let failures = 0; !isAnswered(world.intercom.send(request)); failures += 1) now += waitMs(failures)
      }
      return outcome.kind !== 'requests' || returns ? outcome : { kind: 'requests', requests: [] }
    },
  }
  const wait = async (ms: number) => {
    now += ms
    for (const request of later) world.intercom.send({ ...request, body: { ...(request.body as object), try: now } })
  }
  const time = { nowMs: () => now, wait, patienceMs: 2000 }
  const plan = { target, world, time, rules, cases, seed: 1, failOn: 'must' as const }
  return check({ ...plan, replay: (id: string) => id }).then(verdictsIn)
}

const isAnswered = (passage: Passage) => passage.end === 'answered' && passage.reply.status < 400
const isRetried = ({ id, live }: Case) => live === true && /fails|breaks|lost/.test(id)

describe('two events that make the same request', () => {
  it('are each taken for what was tried for them', async () => {
    const steps = ['  - weather: { faults: [{ fault: status, status: 503, calls: [1] }] }']
    for (const plan of ['a', 'b']) steps.push(`  - ada: { identify: u-ada, traits: { plan: ${plan} } }`)
    const head = 'about: Twice.\nlive: true\nconnections: [server-cloud]\npeople: { ada: {} }\nsteps:\n'
    const story = readScenario(`${head}${steps.join('\n')}\nthen: {}\n`, 'a.yaml')
    const cases = scenarioCases({ name: 'twice', file: 'a.yaml', ...story })
    const { messages } = await judgedByClock((failures) => 100 * 3 ** failures, { cases, without: ['plan'] })
    expect(messages.filter((message) => /sent again|neither/.test(message))).toEqual([])
  })
})

describe('tries that never end', () => {
  it('end the story all the same', async () => {
    const { broken } = await judgedByClock(() => 100, { isEndless: true })
    expect(broken).toContain('D1')
  })

  it('beside requests that are returned are told, as what is done twice', async () => {
    const { broken, leftOut } = await judgedByClock((failures) => 100 * 3 ** failures, { returns: true })
    expect({ broken: broken.includes('G10'), leftOut }).toEqual({ broken: true, leftOut: [] })
  })
})

describe('the waits of a target that calls Intercom by itself', () => {
  it('are kept where they grow', async () => {
    const { broken, kept } = await judgedByClock((failures) => 100 * 3 ** failures)
    expect(broken).toEqual([])
    expect(kept).toEqual(expect.arrayContaining(['D1', 'D1.backoff', 'D2', 'D3', 'D4']))
  })

  it('are none where it tries again at once', async () => {
    const { broken, messages } = await judgedByClock(() => 0)
    expect(broken).toContain('D1')
    expect(messages).toContain('A request that failed is sent again at once.')
  })

  it('do not grow where they are all the same', async () => {
    const { messages } = await judgedByClock(() => 300)
    expect(messages).toEqual(['The waits before further tries do not grow.'])
  })
})

describe('--delivery', () => {
  const run = async (target: string, more: readonly string[]) => {
    const only = ['--suite', 'scenarios', '--scenarios', 'scenarios/delivery/*-once.yaml', '--reporter', 'json']
    const { code, stdout } = await runCli(['check', target, '--connection', 'server-cloud', ...only, ...more])
    return { code, ...verdictsIn(JSON.parse(stdout) as Report) }
  }
  const adapter = 'command:node --import tsx test/targets/adapters/adapter.mjs ../../delivery/senders'

  it('judges a command, whose calls come over a socket', async () => {
    const { code, broken, kept } = await run(`${adapter}/honest.ts`, ['--delivery', '2'])
    expect({ code, broken }).toEqual({ code: 0, broken: [] })
    expect(kept).toEqual(expect.arrayContaining(['D1', 'D2', 'D3', 'D4']))
    expect((await run(`${adapter}/never-again.ts`, ['--delivery', '2'])).broken).toEqual(
      expect.arrayContaining(['D1', 'D3']),
    )
  })

  it('plays a story over the first connection that its target has', async () => {
    const only = ['--suite', 'scenarios', '--scenarios', 'scenarios/delivery/fails-once.yaml', '--reporter', 'json']
    const target = 'module:test/delivery/senders/web-only.ts'
    const { stdout } = await runCli(['check', target, ...only, '--delivery', '2'])
    expect(verdictsIn(JSON.parse(stdout) as Report).kept).toEqual(expect.arrayContaining(['D1', 'D2', 'D3', 'J1']))
  })

  it('has to be asked for: without it nothing waits', async () => {
    const { kept, broken, whyNot } = await run('module:test/delivery/senders/never-again.ts', [])
    expect([...kept, ...broken].filter((id) => id.startsWith('D'))).toEqual([])
    expect(whyNot).toContain('--delivery')
  })

  it('changes nothing for a target that returns its requests: the same stories are delivered for it, in virtual time', async () => {
    const { code, kept, leftOut } = await run('reference', ['--delivery', '2'])
    expect({ code, leftOut }).toEqual({ code: 0, leftOut: [] })
    expect(kept.filter((id) => id.startsWith('D'))).toEqual([])
  })
})
