import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { isJsonObject, type JsonValue } from '../../contracts/wire/index.ts'
import { NetworkFailure, type SendLater } from '../delivery/index.ts'
import { type Listening, listen } from '../listening/index.ts'
import { headersToPassOn, type Reply, readJsonBody, sendReply } from './gate-http.ts'
import type { Pact } from './pact-file.ts'
import { type ProviderState, providerStates } from './provider-states.ts'
import type { Surroundings } from './surroundings.ts'
import { troubleIn, troubleOf } from './trouble.ts'

export interface GateOptions {
  pact: Pact
  /** The provider, without a slash at its end. */
  url: string
  /** What takes the place of the token that the pact names. The pact's own is sent where there is none. */
  token?: string | undefined
  surroundings: Surroundings
  send: SendLater
}

/** Why an interaction could not be asked, by its position in the pact. */
export type Troubles = ReadonlyMap<number, string>

/** What the provider answered, by the position of the interaction in the pact. */
export type Answers = ReadonlyMap<number, Reply>

export interface Gate extends Listening {
  /** Where Pact's verifier finds the pact, and what it takes for the provider. */
  pactUrl: string
  stateUrl: string
  troubles: Troubles
  answers: Answers
}

const header = 'x-pact-interaction'

/**
 * What Pact's verifier takes for the provider: brings states about, puts the access token in, asks the provider, and remembers why it could
 * not. Nothing of this is left to the verifier: it runs in another process, which needs to know neither token nor address; it would try
 * a state that failed eight times, for two minutes; and it cannot tell an answer from its absence.
 */
export async function openGate({ pact, url, token, surroundings, send }: GateOptions): Promise<Gate> {
  // Only who was given the pact gets through: others on this machine may not use the token.
  const key = randomUUID()
  const troubles = new Map<number, string>()
  const answers = new Map<number, Reply>()
  let broken: string | undefined
  let silences = 0
  let stateTrouble: string | undefined

  /** An answer that did not come costs its interaction; a provider that is not there, or silent again and again, is left alone. */
  function missed(failure: NetworkFailure): string {
    const trouble = troubleOf(failure)
    if (failure.code === 'TIMEOUT') silences += 1
    if (unreachable.has(failure.code) || silences >= silencesMax) broken = trouble
    return trouble
  }

  async function changeState(body: JsonValue): Promise<void> {
    const { state, action } = isJsonObject(body) ? body : {}
    // An interaction without a state comes with an empty name.
    if (state === '' || typeof state !== 'string') return
    try {
      const known: ProviderState | undefined = providerStates.get(state)
      if (known === undefined) throw new Error('it is not known here')
      await surroundings[action === 'setup' ? 'setUp' : 'tearDown'](known)
    } catch (error) {
      // What cannot be taken back is no reason to say nothing of the interaction.
      if (action !== 'setup') return
      const says = error instanceof NetworkFailure ? missed(error) : `${(error as Error).message}.`
      stateTrouble = `The state "${state}" could not be brought about: ${says}`
    }
  }

  async function answer(place: number, message: IncomingMessage, body: JsonValue | undefined): Promise<Reply> {
    const fail = (says: string) => {
      troubles.set(place, says)
      return { status: 599, headers: {}, body: says }
    }
    const trouble = stateTrouble
    stateTrouble = undefined
    if (trouble !== undefined) return fail(trouble)
    if (broken !== undefined) return fail(`It was not asked any more. ${broken}`)
    try {
      const reply = await send({
        method: message.method ?? 'GET',
        url: `${url}${message.url}`,
        headers: headersToPassOn(message, isOwnTokenOf(pact, place) ? undefined : token),
        ...(body === undefined ? {} : { body }),
      })
      answers.set(place, reply)
      const unfit = troubleIn(reply)
      return unfit === undefined ? reply : fail(unfit)
    } catch (error) {
      if (!(error instanceof NetworkFailure)) throw error
      return fail(missed(error))
    }
  }

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJsonBody(message)
    if (message.url === `/${key}/pact.json`) {
      return sendReply(response, { status: 200, headers: json, body: numbered(pact, key) })
    }
    if (message.url === `/${key}/state`) {
      await changeState(body ?? null)
      return sendReply(response, { status: 200, headers: json, body: {} })
    }
    const { [header]: named, ...headers } = message.headers
    const [given, place] = String(named).split(' ')
    message.headers = headers
    if (given !== key) return sendReply(response, { status: 403, headers: {} })
    sendReply(response, await answer(Number(place), message, body))
  }

  const server = createServer((message, response) => {
    serve(message, response).catch(() => response.destroy())
  })
  const listening = await listen(server, "The way to Pact's verifier", 0, '127.0.0.1')
  return {
    ...listening,
    pactUrl: `${listening.url}/${key}/pact.json`,
    stateUrl: `${listening.url}/${key}/state`,
    troubles,
    answers,
  }
}

const silencesMax = 3
const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])
const json = { 'content-type': 'application/json' }

const isOwnTokenOf = ({ interactions }: Pact, place: number) =>
  (interactions[place]?.providerStates ?? []).some(({ name }) => providerStates.get(name)?.isOwnToken)

/** The pact with a header on each request that says which one it is, and that whoever sends it was given this pact. */
function numbered(pact: Pact, key: string): Pact {
  const interactions = pact.interactions.map((interaction, place) => ({
    ...interaction,
    request: { ...interaction.request, headers: { ...interaction.request.headers, [header]: [`${key} ${place}`] } },
  }))
  return { ...pact, interactions }
}
