import { describe, expect, it } from 'vitest'
import { eventsTakeEffectOnce } from '../../../../contracts/rules/common/once-only.ts'
import type { DeliveredRequest, IntercomRequest } from '../../../../contracts/wire/index.ts'
import { exchangeOf, playedCase, post } from '../played.ts'

const company = () => post('/companies', { company_id: 'g-1' })
const user = () => post('/users', { user_id: 'u-1', companies: [{ company_id: 'g-1' }] })
const own = (request: IntercomRequest, status: number): DeliveredRequest => ({
  by: 'target',
  request,
  reply: { status, headers: {} },
})

function messages(sentByItself: DeliveredRequest[], returned: IntercomRequest[]): string[] {
  const exchange = exchangeOf({ type: 'group', userId: 'u-1', groupId: 'g-1' }, returned)
  const played = playedCase({ ...exchange, delivered: sentByItself })
  return eventsTakeEffectOnce.judge(played).flatMap(({ findings }) => findings.map(({ message }) => message))
}

describe('G10', () => {
  it('lets a target send one request by itself and return the other', () => {
    expect(messages([own(company(), 200)], [user()])).toEqual([])
  })

  it.for([199, 300, 302, 429])('takes an answer of %d for no success', (status) => {
    expect(messages([own(user(), status), own(user(), 200)], [])).toEqual([])
  })

  it.for([200, 202, 299])('takes an answer of %d for success', (status) => {
    expect(messages([own(user(), status), own(user(), 200)], [])).toHaveLength(1)
  })

  it('takes requests for the same only where method, path and body are', () => {
    const other = { ...user(), body: { user_id: 'u-2' } }
    expect(messages([own(user(), 200), own(other, 200), own({ ...user(), method: 'PUT' }, 200)], [])).toEqual([])
    expect(messages([own(user(), 200)], [{ ...user(), url: 'https://api.intercom.io/companies' }])).toEqual([])
    expect(messages([], [user(), user()])).toEqual([])
    const event = post('/events', { event_name: 'Sold' })
    expect(messages([], [event, post('/events', { event_name: 'Else' })])).toHaveLength(1)
    expect(messages([], [event, { ...event, method: 'PUT' }])).toEqual([])
  })

  it('sees a request that was sent and is returned too', () => {
    expect(messages([own(company(), 200)], [company(), user()])).toHaveLength(1)
  })

  it('sees a request that is made again after its answer', () => {
    expect(messages([own(company(), 200), own(user(), 200), own(company(), 200)], [])).toHaveLength(1)
  })

  it('lets a target retry, also all requests of the event', () => {
    expect(messages([own(user(), 503), own(user(), 200)], [])).toEqual([])
    expect(messages([own(company(), 200), own(user(), 429), own(company(), 200), own(user(), 200)], [])).toEqual([])
    expect(messages([own(company(), 200), own(user(), 503)], [company(), user()])).toEqual([])
  })

  it('sees a retry after the retry that had succeeded', () => {
    expect(messages([own(user(), 503), own(user(), 200), own(user(), 200)], [])).toHaveLength(1)
  })

  it('lets a target read as often as it likes', () => {
    const read = { ...company(), method: 'GET' }
    expect(messages([own(read, 200), own(read, 200)], [user()])).toEqual([])
  })

  it('does not charge the target with what delivery repeats', () => {
    const delivered: DeliveredRequest[] = [
      { ...own(user(), 503), by: 'delivery' },
      { ...own(user(), 200), by: 'delivery' },
    ]
    expect(messages(delivered, [user()])).toEqual([])
  })
})
