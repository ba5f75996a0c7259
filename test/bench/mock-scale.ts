import { createIntercom, type Intercom } from '../../mocks/intercom/index.ts'
import { type Figure, ratioOf } from './figure.ts'

const nowMs = 1_772_600_767_000
const headers = {
  authorization: 'Bearer a-token',
  accept: 'application/json',
  'content-type': 'application/json',
  'intercom-version': '1.4',
}

/** A mock that holds so many users, each in one of a hundred companies, and so many events of each. */
export function filled(users: number, eventsEach: number): Intercom {
  const intercom = createIntercom({ clock: () => nowMs, journalMax: 0 })
  for (let user = 0; user < users; user += 1) {
    const companies = [{ company_id: `c-${user % 100}` }]
    const body = { user_id: `u-${user}`, email: `u-${user}@example.com`, custom_attributes: { plan: 'pro' }, companies }
    intercom.answer({ method: 'POST', url: 'http://mock/users', headers, body })
    for (let event = 0; event < eventsEach; event += 1) {
      const created_at = nowMs / 1000 - event
      const submitted = { user_id: `u-${user}`, event_name: 'bought', created_at, metadata: { sku: 'a' } }
      intercom.answer({ method: 'POST', url: 'http://mock/events', headers, body: submitted })
    }
  }
  return intercom
}

/** One look-up of each kind, and two writes, of a user that is another one each time. */
function lookUps(intercom: Intercom, users: number): () => void {
  let number = 0
  const get = (path: string) => intercom.answer({ method: 'GET', url: `http://mock${path}`, headers })
  const post = (path: string, body: { [key: string]: string | number }) =>
    intercom.answer({ method: 'POST', url: `http://mock${path}`, headers, body })
  return () => {
    number = (number + 7919) % users
    const { body } = get(`/users?user_id=u-${number}`)
    get(`/users/${(body as { id: string }).id}`)
    get(`/users?email=u-${number}@example.com`)
    get(`/companies?company_id=c-${number % 100}`)
    post('/users', { user_id: `u-${number}`, name: 'Ada' })
    post('/events', { user_id: `u-${number}`, event_name: 'bought', created_at: nowMs / 1000 })
  }
}

export const mockScaleFigures: readonly Figure[] = [
  {
    name: 'mock, look-ups and writes among 100,000 users and 1,000,000 events ÷ among 1,000 and 10,000',
    goal: 0.4,
    measure: () => ratioOf(lookUps(filled(100_000, 10), 100_000), lookUps(filled(1000, 10), 1000)),
  },
]
