import { describe, expect, it } from 'vitest'
import { type IntercomRequest, seededRandom } from '../../contracts/wire/index.ts'
import { type Answer, createDelivery, deliverInVirtualTime, type Ending, parcelOf } from '../../src/delivery/index.ts'

const write = (path: string, body: Record<string, string>): IntercomRequest => ({
  method: 'POST',
  url: `https://api.intercom.io${path}`,
  headers: { Authorization: 'Bearer t' },
  body,
})
const answered = (status: number, headers: Record<string, string> = {}): Answer => ({ reply: { status, headers } })

/** Delivers events, each with one request of a person, against answers in the order of asking; 200 where there are no more. */
function play(people: readonly string[], answers: readonly Answer[], afterMs = 0) {
  const left = [...answers]
  const log: string[] = []
  const endings: Ending[] = []
  const driver = deliverInVirtualTime({
    delivery: createDelivery({ random: seededRandom(1) }),
    send({ parcel, number }, nowMs) {
      log.push(`${parcel.id} ${number} at ${nowMs}`)
      return { afterMs, answer: left.shift() ?? answered(200) }
    },
    ended: (ending) => endings.push(ending),
  })
  for (const [index, person] of people.entries()) {
    driver.accept(parcelOf(`e${index}`, [write('/users', { user_id: person })]), 0)
  }
  const endMs = driver.drain()
  return { log, endings, endMs }
}

describe('a delivery in virtual time', () => {
  it('sends again what failed, while others of other people go on', () => {
    const { log, endings } = play(['ada', 'ada', 'eve'], [answered(503)])
    expect(log.map((line) => line.replace(/ at .*/, ''))).toEqual(['e0 1', 'e2 1', 'e0 2', 'e1 1'])
    expect(endings.map(({ kind, id }) => `${id} ${kind}`)).toEqual(['e2 delivered', 'e0 delivered', 'e1 delivered'])
  })

  it('sends nothing to a workspace before the reset of its 429', () => {
    const { log } = play(['ada', 'bob', 'eve'], [answered(429, { 'x-ratelimit-reset': '10' })])
    expect(log.slice(1).map((line) => line.replace(/.* at /, ''))).toEqual(['10000', '10000', '10000'])
  })

  it('gives up what is refused, with what is needed to look into it', () => {
    const { endings } = play(['ada', 'ada'], [answered(400)])
    expect(endings).toMatchObject([
      { kind: 'aborted', id: 'e0', reason: 'Intercom answered 400', letter: { index: 0, tries: 1 } },
      { kind: 'delivered', id: 'e1' },
    ])
  })
})
