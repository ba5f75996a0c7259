import { type JsonValue, jsonText } from '../../contracts/wire/index.ts'
import { sendHttp } from '../delivery/index.ts'
import { InputError } from '../input/index.ts'
import { askerOf } from './ask.ts'
import { type Gate, openGate } from './gate.ts'
import type { Reply } from './gate-http.ts'
import { expectRoom, isMock, mockSurroundings } from './mock-surroundings.ts'
import { type Interaction, nameOf, type Pact } from './pact-file.ts'
import { type ProviderWord, providers } from './providers.ts'
import { readResult, type Verified } from './read-result.ts'
import { type Surroundings, stateless } from './surroundings.ts'
import { runVerifier } from './verifier/run-verifier.ts'
import { expectLetIn, workspaceSurroundings } from './workspace-surroundings.ts'

export interface VerifyPactOptions {
  provider: ProviderWord
  pact: Pact
  /** Where the provider answers, without a slash at its end. */
  url: string
  /** An access token of the workspace in which the pact with Intercom is verified; for a mock one is made up. */
  token?: string | undefined
  /** Whether a workspace may be written to, and whether what a mock holds under the token may be replaced. */
  allowWrites: boolean
  /** How long one answer of the provider may take. */
  timeoutMs: number
  /** A word that no other run has. */
  run: string
}

/** What became of one interaction. `noted`: it failed, and is marked as pending in the pact. */
export interface InteractionResult {
  name: string
  verdict: 'verified' | 'failed' | 'noted' | 'skipped' | 'errored'
  /** What differed, or why nothing can be said. */
  says: readonly string[]
}

export interface Verification {
  /** What the provider was found to be. */
  kind: string
  results: InteractionResult[]
}

/**
 * Verifies a pact with Pact's own verifier against a service, and tells what came of each interaction. An `InputError` where that cannot be
 * done: nobody answers, no token, something is in the way of the states, Pact is not installed.
 */
export async function verifyPact(options: VerifyPactOptions): Promise<Verification> {
  const { provider, pact, url, timeoutMs } = options
  const send = sendHttp({ timeoutMs })
  const { surroundings, token } = await surroundingsOf(options, send)
  const against = pact.interactions.map((interaction) => surroundings.reasonAgainst(interaction))
  const chosen = pact.interactions.filter((_, place) => against[place] === undefined)
  const skipped = pact.interactions.flatMap((interaction, place): InteractionResult[] => {
    const reason = against[place]
    return reason === undefined ? [] : [{ name: nameOf(interaction), verdict: 'skipped', says: [reason] }]
  })
  if (chosen.length === 0) return { kind: surroundings.kind, results: skipped }

  const gate = await openGate({ pact: { ...pact, interactions: chosen }, url, token, surroundings, send })
  try {
    const { name } = providers[provider]
    // The verifier waits for states, too: they may take several answers.
    const waits = timeoutMs * 10
    const { url: gateUrl, pactUrl, stateUrl } = gate
    const text = await runVerifier({ provider: name, url: gateUrl, pactUrl, stateUrl, timeoutMs: waits })
    const results = judged(chosen, readResult(text), gate).map((result) => withoutToken(result, token))
    if (results.every(({ verdict }) => verdict === 'errored')) {
      const [first] = results
      throw new InputError(
        `Nothing could be verified at ${url}. The first interaction, "${first?.name}": ${first?.says[0]}`,
      )
    }
    return { kind: surroundings.kind, results: [...results, ...skipped] }
  } finally {
    await surroundings.leave().catch(() => {})
    await gate.close()
  }
}

async function surroundingsOf(
  { provider, url, token: given, allowWrites, pact, run }: VerifyPactOptions,
  send: ReturnType<typeof sendHttp>,
): Promise<{ surroundings: Surroundings; token?: string }> {
  if (provider === 'transformer') return { surroundings: stateless }
  const token = given ?? `pact-${run}`
  const ask = askerOf(send, url, token)
  if (await isMock(ask)) {
    await expectRoom(ask, allowWrites)
    return { surroundings: mockSurroundings(ask, askerOf(send, url, ownTokenOf(pact))), token }
  }
  if (given === undefined) {
    throw new InputError(
      `${url} has no control API, so it is taken for a workspace, which needs an access token: --token.`,
    )
  }
  await expectLetIn(ask)
  return { surroundings: workspaceSurroundings(ask, { allowWrites }), token }
}

/** The token that the pact itself names. */
function ownTokenOf({ interactions }: Pact): string {
  const headers = Object.entries(interactions[0]?.request.headers ?? {})
  const [, value = []] = headers.find(([name]) => name.toLowerCase() === 'authorization') ?? []
  return (value[0] ?? '').replace(/^Bearer /, '') || 'none'
}

/** A provider may repeat what it was sent. */
const withoutToken = ({ says, ...result }: InteractionResult, token: string | undefined): InteractionResult => ({
  ...result,
  says: token === undefined ? says : says.map((one) => one.replaceAll(token, '<token>')),
})

/** What the provider answered: without it nobody sees what stood in place of what was expected. */
function cameOf(answer: Reply | undefined): string[] {
  if (answer === undefined) return []
  const { status, body } = answer
  const text = typeof body === 'string' ? body : body === undefined ? '' : jsonText(body as JsonValue)
  return [`it answered ${status} ${text === '' ? 'without a body' : text}`]
}

/** Every interaction that was asked for has a result: what the verifier is silent about has not been verified. */
function judged(
  chosen: readonly Interaction[],
  all: readonly Verified[],
  { troubles, answers }: Pick<Gate, 'troubles' | 'answers'>,
): InteractionResult[] {
  const byName = new Map(
    all.map((one) => [nameOf({ ...one, providerStates: one.states.map((name) => ({ name })) }), one]),
  )
  return chosen.map((interaction, place): InteractionResult => {
    const name = nameOf(interaction)
    const found = byName.get(name)
    const trouble = troubles.get(place) ?? found?.trouble
    if (trouble !== undefined) return { name, verdict: 'errored', says: [trouble] }
    if (found === undefined) return { name, verdict: 'errored', says: ["Pact's verifier says nothing of it"] }
    if (found.isKept) return { name, verdict: 'verified', says: [] }
    const says = [...found.differences, ...cameOf(answers.get(place))]
    return { name, verdict: interaction.pending ? 'noted' : 'failed', says }
  })
}
