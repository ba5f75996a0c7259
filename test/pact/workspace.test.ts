import { describe, expect, it, onTestFinished } from 'vitest'
import { startSocket } from '../../mocks/intercom/doors/socket.ts'
import { type Change, startFront } from './providers/front.ts'
import { namesOf, verifyAt } from './verify-provider.ts'

const token = 'token-of-a-real-workspace'

/** A workspace as Intercom itself has them: one token is let in, and there is no control API. */
async function workspace(change: Change = (reply) => reply) {
  const front = await startFront(
    (reply, asked) => (asked.path.startsWith('/_mock/') ? { status: 404, headers: {} } : change(reply, asked)),
    { tokens: [token] },
  )
  onTestFinished(front.close)
  return front
}

const refusals = [
  'a user without any identifier is refused',
  'an access token that is not valid is refused',
  'an event of an unknown user is refused',
]
const faults = [
  'a request beyond the rate limit is put off',
  'a request that is answered 500 is put off',
  'a request that is answered 503 is put off',
]

describe('a real workspace', () => {
  it('is not written to unless that is allowed: the refusals are verified, the rest is told', async () => {
    const { url, intercom } = await workspace()
    const verification = await verifyAt(url, { provider: 'intercom-api', token })
    expect(namesOf(verification, 'verified')).toEqual(refusals)
    const skipped = verification.results.filter(({ verdict }) => verdict === 'skipped')
    expect(skipped.filter(({ says }) => says[0] === 'it would write: --allow-writes')).toHaveLength(8)
    expect(
      skipped.filter(({ says }) => says[0] !== 'it would write: --allow-writes').map(({ says }) => says[0]),
    ).toEqual(faults.map(() => 'faults cannot be had here: verify this one with a mock'))
    const { settings: _, ...state } = intercom.state(token)
    expect(state).toEqual({ users: [], companies: [], events: [], tags: [], leads: [] })
    const journal = intercom.journal(token)
    expect(journal.filter(({ method, status }) => method !== 'GET' && status < 400)).toEqual([])
    expect(journal.length).toBeGreaterThan(2)
    expect(journal.flatMap(({ headers }) => Object.keys(headers)).filter((name) => name.startsWith('x-'))).toEqual([])
  })

  it('is verified as a whole, but for faults, where writes are allowed; the users that were made are archived', async () => {
    const { url, intercom } = await workspace()
    const verification = await verifyAt(url, { provider: 'intercom-api', token, allowWrites: true })
    expect(namesOf(verification, 'verified')).toHaveLength(11)
    expect(namesOf(verification, 'skipped')).toEqual(faults)
    expect(intercom.state(token).users).toEqual([])
  })

  it('keeps a user of somebody else who has an id of the pact: what rests on his absence has no verdict', async () => {
    const { url, intercom } = await workspace()
    intercom.replaceState(token, { users: [{ user_id: 'pact-nobody', name: 'Real' }] })
    const verification = await verifyAt(url, { provider: 'intercom-api', token })
    expect(namesOf(verification, 'errored')).toEqual(['an event of an unknown user is refused'])
    expect(intercom.state(token).users).toMatchObject([{ user_id: 'pact-nobody', name: 'Real' }])
  })

  it('is told once that its token is refused', async () => {
    const { url } = await workspace()
    await expect(verifyAt(url, { provider: 'intercom-api', token: 'another' })).rejects.toThrow(
      'The access token is refused (GET /me answers 401).',
    )
  })

  it('may repeat the token: it is told to nobody', async () => {
    const { url } = await workspace((reply) =>
      reply.status === 404 ? { ...reply, body: { type: `Who is ${token}?` } } : reply,
    )
    const { results } = await verifyAt(url, { provider: 'intercom-api', token })
    const failed = results.find(({ verdict }) => verdict === 'failed')
    expect(failed?.says.join()).toContain('Who is <token>?')
    expect(JSON.stringify(results)).not.toContain(token)
  })
})

describe('a mock', () => {
  it('that holds something under the token is left alone, unless it is allowed to replace that', async () => {
    const mock = await startSocket()
    onTestFinished(mock.close)
    mock.intercom.replaceState(token, { users: [{ user_id: 'mine' }] })
    const options = { provider: 'intercom-api', token } as const
    await expect(verifyAt(mock.url, options)).rejects.toThrow(
      'The workspace of this token is not empty, and the states of the pact would take the place of what it holds.',
    )
    expect(mock.intercom.state(token).users).toMatchObject([{ user_id: 'mine' }])
    expect(namesOf(await verifyAt(mock.url, { ...options, allowWrites: true }), 'verified')).toHaveLength(14)
  })

  it('that lets in certain tokens only asks for one of them', async () => {
    const mock = await startSocket({ tokens: [token] })
    onTestFinished(mock.close)
    expect(namesOf(await verifyAt(mock.url, { provider: 'intercom-api', token }), 'verified')).toHaveLength(14)
    await expect(verifyAt(mock.url, { provider: 'intercom-api' })).rejects.toThrow(
      'The mock does not let this access token in. Give one that it does: --token.',
    )
  })

  it('is left without a trace of the verification', async () => {
    const mock = await startSocket()
    onTestFinished(mock.close)
    await verifyAt(mock.url, { provider: 'intercom-api', run: 'one' })
    for (const one of ['pact-one', 'token-of-the-workspace']) {
      const { settings: _, ...state } = mock.intercom.state(one)
      expect(state).toEqual({ users: [], companies: [], events: [], tags: [], leads: [] })
      expect(mock.intercom.journal(one)).toEqual([])
    }
  })
})
