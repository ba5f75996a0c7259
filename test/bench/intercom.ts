import { createIntercom } from '../../mocks/intercom/index.ts'
import { type Figure, ratioOf } from './figure.ts'

const headers = {
  Authorization: 'Bearer a-token',
  'Content-Type': 'application/json',
  Accept: 'application/json',
  'Intercom-Version': '1.4',
}

/** `POST /users` answered directly and its answer read, beside an echo of the same request that keeps a map of bodies and does nothing else. */
function upsertBesideEcho() {
  const intercom = createIntercom({ clock: () => 1_772_600_767_000 })
  const echoed = new Map<string, unknown>()
  let number = 0
  const request = () => {
    number = (number + 1) % 1000
    const userId = `u-${number}`
    const body = { user_id: userId, email: `${userId}@example.com`, custom_attributes: { plan: 'pro', seats: 5 } }
    return { method: 'POST', url: 'https://api.intercom.io/users', headers, body }
  }
  const echo = () => {
    const { url, body } = request()
    const text = JSON.stringify({ type: 'user', path: new URL(url).pathname, ...body })
    echoed.set(body.user_id, body)
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.parse(text) }
  }
  return ratioOf(() => intercom.answer(request()).body, echo)
}

export const intercomFigures: readonly Figure[] = [
  {
    name: 'mock, POST /users called directly ÷ a bare in-process echo',
    goal: 0.6,
    orPerSecond: 50_000,
    measure: upsertBesideEcho,
  },
]
