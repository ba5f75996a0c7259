import { type IntercomReply, isJsonObject } from '../../contracts/wire/index.ts'
import { NetworkFailure } from '../delivery/index.ts'
import { InputError } from '../input/index.ts'
import { type Ask, isOk } from './ask.ts'
import type { Surroundings } from './surroundings.ts'
import { troubleIn, troubleOf } from './trouble.ts'

/** Whether a control API answers: then states are set by it. An `InputError` where nothing answers that could be a provider. */
export async function isMock(ask: Ask): Promise<boolean> {
  const reply = await ask('GET', '/_mock/health').catch((error: unknown) => {
    throw error instanceof NetworkFailure ? new InputError(troubleOf(error)) : error
  })
  const trouble = troubleIn(reply)
  if (trouble !== undefined) throw new InputError(trouble)
  return reply.status === 200 && isJsonObject(reply.body) && reply.body['status'] === 'ok'
}

/** Throws where the mock does not let the token in, or holds something under it that must not be replaced. */
export async function expectRoom(ask: Ask, mayReplace: boolean): Promise<void> {
  const { status, body } = await ask('GET', '/_mock/state')
  if (status === 401)
    throw new InputError('The mock does not let this access token in. Give one that it does: --token.')
  if (mayReplace || !isJsonObject(body)) return
  const parts = ['users', 'companies', 'events', 'tags', 'leads']
  if (parts.every((part) => !Array.isArray(body[part]) || body[part].length === 0)) return
  throw new InputError(
    'The workspace of this token is not empty, and the states of the pact would take the place of what it holds. Leave --token out for a workspace of its own, or allow it: --allow-writes.',
  )
}

/**
 * A mock: each state is put in the place of the whole workspace, which is dropped at the end.
 *
 * @param askOwn asks under the token that the pact names, for the state in which that one is not valid
 */
export function mockSurroundings(ask: Ask, askOwn: Ask): Surroundings {
  return {
    kind: 'a mock with a control API',
    reasonAgainst: () => undefined,
    async setUp({ holds = {}, weather, isOwnToken }) {
      const control = isOwnToken ? askOwn : ask
      const state = await control('PUT', '/_mock/state', holds)
      // A mock that lets in few tokens does not know the one of the pact: then it is not valid already.
      if (isOwnToken && state.status === 401) return
      expectOk(state, 'PUT /_mock/state')
      const sky =
        weather === undefined
          ? await control('DELETE', '/_mock/weather')
          : await control('PUT', '/_mock/weather', weather)
      expectOk(sky, 'PUT /_mock/weather')
    },
    async tearDown({ isOwnToken }) {
      if (isOwnToken) await askOwn('DELETE', '/_mock/state')
    },
    async leave() {
      await ask('DELETE', '/_mock/state')
    },
  }
}

function expectOk(reply: IntercomReply, asked: string): void {
  if (!isOk(reply)) throw new Error(`the control API answered ${asked} with ${reply.status}`)
}
