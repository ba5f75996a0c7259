import { describe, expect, it } from 'vitest'
import {
  type IntercomRequest,
  isCloud,
  isJsonObject,
  type JsonObject,
  type Outcome,
  type Weather,
} from '../../contracts/wire/index.ts'
import {
  type Answer,
  createDelivery,
  type Delivery,
  type DeliveryOptions,
  type Policy,
  usualPolicy,
} from '../../src/delivery/index.ts'
import { reference, type Target, type TargetInput } from '../../src/targets/index.ts'
import { brokenIn, liar, simulated } from './simulated.ts'

/** The reference with another body in each request that it returns. */
const withBodies = (change: (body: JsonObject, input: TargetInput) => JsonObject): Target =>
  liar((input) => {
    const outcome = reference.transform(input)
    if (outcome.kind !== 'requests') return outcome
    const changed = (request: IntercomRequest) =>
      isJsonObject(request.body) ? { ...request, body: change(request.body, input) } : request
    return { kind: 'requests', requests: outcome.requests.map(changed) }
  })

const sending = (path: string, body: JsonObject): Outcome => ({
  kind: 'requests',
  requests: [
    {
      method: 'POST',
      url: `https://api.intercom.io${path}`,
      headers: { Authorization: 'Bearer token', 'Content-Type': 'application/json', 'Intercom-Version': '1.4' },
      body,
    },
  ],
})

const withPolicy = (policy: Partial<Policy>) => (options: DeliveryOptions) => createDelivery({ ...options, policy })

/** The usual delivery, but for what it does with each event that it accepts. */
const accepting =
  (accept: (honest: Delivery, parcel: Parameters<Delivery['accept']>[0]) => ReturnType<Delivery['accept']>) =>
  (options: DeliveryOptions): Delivery => {
    const honest = createDelivery(options)
    return { ...honest, accept: (parcel) => accept(honest, parcel) }
  }

/** The answer without what it says of the room that is left. */
function withoutRest(answer: Answer): Answer {
  if (!('reply' in answer)) return answer
  const { 'x-ratelimit-remaining': _, ...headers } = answer.reply.headers
  return { reply: { ...answer.reply, headers } }
}

const crowded: Weather = { faults: [{ fault: 'rate-limit', perWindow: 1 }] }

describe('a target that is wrong on purpose', () => {
  it('breaks on some events', async () => {
    const target = liar((input, honest) => {
      if (input.event['event'] === 'Order Completed') throw new Error('no orders')
      return honest(input)
    })
    expect(brokenIn(await simulated({ target }))).toEqual(['answers'])
  })

  it('gives one person what the one before said', async () => {
    let before: JsonObject = {}
    const target = withBodies((body) => {
      const mixed = isJsonObject(body['custom_attributes'])
        ? { ...body, custom_attributes: { ...before, ...body['custom_attributes'] } }
        : body
      if (isJsonObject(body['custom_attributes'])) before = { last_motto: body['custom_attributes']['motto'] ?? null }
      return mixed
    })
    expect(brokenIn(await simulated({ target }))).toContain('separation')
  })

  it('keeps people apart by nothing on a device', async () => {
    const target = liar((input) => reference.transform({ ...input, session: 'the only one' }))
    const connections = ['ios-device', 'android-device'] as const
    expect(brokenIn(await simulated({ target, connections }))).toContain('end state')
  })

  it('puts a company on the record of another one', async () => {
    const target = withBodies((body) => ('company_id' in body ? { ...body, company_id: 'team0' } : body))
    expect(brokenIn(await simulated({ target }))).toContain('separation')
  })

  it('tells a company what is of a person', async () => {
    const target = withBodies((body, { event }) =>
      'company_id' in body ? { ...body, industry: `known to ${String(event['userId'])}` } : body,
    )
    expect(brokenIn(await simulated({ target }))).toEqual(['separation'])
  })

  it('sends an event of nobody, under the anonymous id', async () => {
    const target = liar((input, honest) => {
      const outcome = reference.transform(input)
      const { event } = input
      if (!isCloud(input.connection) || outcome.kind !== 'dropped' || event['type'] !== 'track') return honest(input)
      return sending('/users', { user_id: event['anonymousId'] ?? null })
    })
    expect(brokenIn(await simulated({ target }))).toContain('identity')
  })

  it('sends an event without saying whose it is', async () => {
    const target = withBodies(({ user_id: _, email: __, ...body }) => body)
    expect(brokenIn(await simulated({ target }))).toContain('identity')
  })

  it('names somebody on the device of nobody', async () => {
    const target = liar((input, honest) => {
      const outcome = reference.transform(input)
      if (outcome.kind !== 'calls' || input.event['type'] !== 'track' || input.event['userId']) return honest(input)
      const who = { method: 'registerIdentifiedUser', args: [{ userId: String(input.event['anonymousId']) }] }
      return { kind: 'calls', calls: [who, ...outcome.calls] }
    })
    expect(brokenIn(await simulated({ target, connections: ['ios-device'] }))).toContain('identity')
  })

  it('resubscribes people by a default', async () => {
    const target = withBodies((body, { event }) =>
      event['type'] === 'identify' ? { unsubscribed_from_emails: false, ...body } : body,
    )
    expect(brokenIn(await simulated({ target, connections: ['server-cloud'] }))).toEqual(['end state'])
  })

  it('loses events of one name', async () => {
    const target = liar((input, honest) =>
      input.event['event'] === 'Checkout Started' ? { kind: 'dropped', reason: 'not this one' } : honest(input),
    )
    expect(brokenIn(await simulated({ target }))).toEqual(['end state'])
  })
})

describe('a delivery that is wrong on purpose', () => {
  it('loses an event', async () => {
    let accepted = 0
    const deliveryOf = accepting((honest, parcel) => {
      accepted += 1
      return accepted % 50 === 0 ? undefined : honest.accept(parcel)
    })
    expect(brokenIn(await simulated({ deliveryOf }))).toContain('accounting')
  })

  it('delivers an event twice', async () => {
    const deliveryOf = (options: DeliveryOptions): Delivery => {
      const honest = createDelivery(options)
      const twice = new Set<string>()
      return {
        ...honest,
        answered(attempt, answer, nowMs) {
          const progress = honest.answered(attempt, answer, nowMs)
          const { parcel } = attempt
          if (progress.kind === 'ended' && !twice.has(parcel.id)) honest.accept(parcel)
          twice.add(parcel.id)
          return progress
        },
      }
    }
    expect(brokenIn(await simulated({ deliveryOf }))).toEqual(['accounting', 'finality'])
  })

  it('lets one event of a person overtake another', async () => {
    const deliveryOf = withPolicy({ keysOf: () => [] })
    expect(brokenIn(await simulated({ deliveryOf, weatherName: 'storm' }))).toContain('order')
  })

  it('never tries again', async () => {
    const deliveryOf = withPolicy({ retriesMax: 0 })
    expect(brokenIn(await simulated({ deliveryOf, weatherName: 'storm' }))).toEqual([
      'end state',
      'nothing lost',
      'same end',
    ])
  })

  it('tries again what Intercom refused for good', async () => {
    const target = withBodies((body, { event }) => (event['type'] === 'identify' ? { ...body, users: [] } : body))
    const deliveryOf = withPolicy({
      retriesMax: 3,
      meaningOf: (answer, nowMs) =>
        'reply' in answer && answer.reply.status === 400
          ? { kind: 'later', says: '400' }
          : usualPolicy.meaningOf(answer, nowMs),
    })
    expect(brokenIn(await simulated({ target, deliveryOf }))).toContain('finality')
  })

  it('sends again what Intercom took', async () => {
    let answers = 0
    const deliveryOf = withPolicy({
      meaningOf: (answer, nowMs) => {
        answers += 1
        return answers % 7 === 0 ? { kind: 'later', says: 'not sure' } : usualPolicy.meaningOf(answer, nowMs)
      },
    })
    expect(brokenIn(await simulated({ deliveryOf }))).toEqual(['finality'])
  })

  it('does not wait for the reset that a 429 names', async () => {
    const deliveryOf = withPolicy({
      meaningOf: (answer, nowMs) => {
        const { resetMs: _, ...meaning } = { resetMs: 0, ...usualPolicy.meaningOf(answer, nowMs) }
        return meaning
      },
    })
    const report = await simulated({ deliveryOf, weather: crowded, people: 200 })
    expect(brokenIn(report)).toContain('rate window')
  })

  it('asks the windows after a 429 for more than they take', async () => {
    const deliveryOf = (options: DeliveryOptions): Delivery => {
      const honest = createDelivery(options)
      return { ...honest, answered: (attempt, answer, nowMs) => honest.answered(attempt, withoutRest(answer), nowMs) }
    }
    const report = await simulated({ deliveryOf, weather: crowded, people: 200 })
    expect(brokenIn(report)).toContain('rate window')
    expect(report.findings.find(({ breach }) => breach.invariant === 'rate window')?.breach.says).toContain(
      'that takes 1',
    )
  })

  it('takes a missing answer for a good one', async () => {
    const deliveryOf = withPolicy({
      meaningOf: (answer, nowMs) => ('reply' in answer ? usualPolicy.meaningOf(answer, nowMs) : { kind: 'taken' }),
    })
    expect(brokenIn(await simulated({ deliveryOf, weatherName: 'storm' }))).toEqual(['end state', 'same end'])
  })
})

describe('the reference and the usual delivery', () => {
  it('break nothing, also where the rate limit is tight', async () => {
    const report = await simulated({ weather: crowded, people: 200 })
    expect(brokenIn(report)).toEqual([])
    expect(report.counts.limited).toBeGreaterThan(0)
  })
})
