import { isJsonObject, type JsonObject } from '../../contracts/wire/index.ts'
import { InputError } from '../input/index.ts'
import { type Ask, isOk } from './ask.ts'
import type { Interaction } from './pact-file.ts'
import { type ProviderState, providerStates } from './provider-states.ts'
import type { Surroundings } from './surroundings.ts'

/** Throws where the workspace does not let the token in: all would be refused for one reason. */
export async function expectLetIn(ask: Ask): Promise<void> {
  const { status } = await ask('GET', '/me')
  if (status === 401)
    throw new InputError('The access token is refused (GET /me answers 401). Is it of this workspace, and whole?')
}

/**
 * A workspace without a control API: a real one, or anybody's mock. States come about by the API itself, and are taken back by it as
 * far as it can. Whatever writes needs to be allowed; faults cannot be had here.
 */
export function workspaceSurroundings(ask: Ask, { allowWrites }: { allowWrites: boolean }): Surroundings {
  return {
    kind: 'a workspace without a control API',
    reasonAgainst(interaction) {
      const states = statesOf(interaction)
      if (states.some(({ weather, isOwnToken }) => weather !== undefined && !isOwnToken)) {
        return 'faults cannot be had here: verify this one with a mock'
      }
      return !allowWrites && writes(interaction, states) ? 'it would write: --allow-writes' : undefined
    },
    async setUp({ holds = {}, lacks = [] }) {
      for (const userId of lacks) {
        const { status } = await ask('GET', `/users?user_id=${userId}`)
        if (status !== 404) throw new Error(`GET /users?user_id=${userId} is answered with ${status}, not 404`)
      }
      for (const company of holds.companies ?? []) await expectWritten(ask, '/companies', company)
      for (const user of holds.users ?? []) await expectWritten(ask, '/users', user)
    },
    async tearDown(state) {
      if (allowWrites) await forget(ask, state)
    },
    leave: () => Promise.resolve(),
  }
}

/** A request that is expected to succeed changes the workspace, and so does a state that has to hold something. */
function writes({ request, response }: Interaction, states: readonly ProviderState[]): boolean {
  const isRefused = (response.status ?? 200) >= 400
  return states.some(({ holds }) => holds !== undefined) || (request.method !== 'GET' && !isRefused)
}

const statesOf = ({ providerStates: given = [] }: Interaction) =>
  given.map(({ name }) => providerStates.get(name)).filter((state) => state !== undefined)

async function expectWritten(ask: Ask, path: string, object: JsonObject): Promise<void> {
  const reply = await ask('POST', path, object)
  if (!isOk(reply)) throw new Error(`POST ${path} is answered with ${reply.status}`)
}

/** Archives the users of a state, and of the interaction that rested on it: all of them have an id of the pact. Best effort. */
async function forget(ask: Ask, { holds = {}, lacks = [] }: ProviderState): Promise<void> {
  const userIds = [...lacks, ...(holds.users ?? []).map(({ user_id }) => String(user_id))]
  for (const userId of userIds) {
    const { status, body } = await ask('GET', `/users?user_id=${userId}`)
    const id = status === 200 && isJsonObject(body) ? body['id'] : undefined
    if (typeof id === 'string') await ask('DELETE', `/users/${id}`)
  }
}
