import { isJsonObject } from '../../../contracts/wire/index.ts'
import { type Change, startFront } from './front.ts'
import type { Liar } from './lying-transformers.ts'

/** The mock behind a front that lies; who asks its control API is told the truth. */
const liar = (about: string, breaks: readonly string[], lie: Change): Liar => ({
  ...{ about, breaks, provider: 'intercom-api' },
  start: () => startFront((reply, asked) => (asked.path.startsWith('/_mock/') ? reply : lie(reply, asked))),
})

/** Intercoms that a destination which was tested against them alone would be wrong about. */
export const lyingIntercoms: readonly Liar[] = [
  liar('takes events of people whom it does not know', ['an event of an unknown user is refused'], (reply, { path }) =>
    path === '/events' && reply.status === 404 ? { status: 202, headers: {} } : reply,
  ),
  liar('tells what is wrong in another form', ['a user without any identifier is refused'], (reply) =>
    reply.status === 400 ? { ...reply, body: { error: 'bad request' } } : reply,
  ),
  liar('does not say when the rate limit ends', ['a request beyond the rate limit is put off'], (reply) => {
    const { 'x-ratelimit-reset': _, ...headers } = reply.headers
    return { ...reply, headers }
  }),
  liar(
    'loses the custom attributes of people',
    ['an identified user who is new', 'an identified user who is known'],
    (reply) =>
      isJsonObject(reply.body) && reply.body['type'] === 'user'
        ? { ...reply, body: { ...reply.body, custom_attributes: {} } }
        : reply,
  ),
]
