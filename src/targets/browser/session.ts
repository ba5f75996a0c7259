import {
  decodeJson,
  type Event,
  isJsonObject,
  type JsonObject,
  type Outcome,
  type SdkCall,
} from '../../../contracts/wire/index.ts'
import type { RudderStack } from '../../../mocks/rudderstack/doors/rudderstack.ts'
import type { Answer, Manner, TargetInput } from '../target.ts'
import { TargetFailure } from '../target-failure.ts'
import { Arrivals } from './arrivals.ts'
import type { Browser, Page } from './browser.ts'
import { composedEvent } from './composed-event.ts'
import type { Start, Started, Taken } from './page/wire-types.ts'
import { within } from './patience.ts'
import { sdkCallFor } from './sdk-call.ts'
import type { Subject } from './subject.ts'

/** What sessions share. */
export interface Surroundings {
  browser: Browser
  rudderstack: RudderStack
  subject: Subject
  timeoutMs: number
  /** Told each address that a page asked for and did not get. */
  onBlocked(address: string): void
}

/** One visit of one browser: a page with the SDK in it, through which the events of a case go. */
export class Session {
  readonly #surroundings: Surroundings
  readonly #page: Page
  readonly #writeKey: string
  readonly #arrivals: Arrivals
  #userId: string
  #before: Event | undefined
  /** Why the SDK could not start the integration; then it sends nothing to Intercom. */
  readonly failure: string | undefined

  private constructor(surroundings: Surroundings, start: Start, page: Page, arrivals: Arrivals, started: Started) {
    this.#surroundings = surroundings
    this.#page = page
    this.#writeKey = start.writeKey
    this.#arrivals = arrivals
    this.#userId = String(start.cookies['rl_user_id'] ?? '')
    this.failure = started.failure
  }

  /** Opens a page for the first event of a case, in a browser that remembers whom that event is of. */
  static async open(
    surroundings: Surroundings,
    name: string,
    { settings, event }: TargetInput,
    { alone }: Manner,
  ): Promise<Session> {
    const { browser, rudderstack, subject, timeoutMs } = surroundings
    const patience = { timeoutMs, alone }
    const writeKey = `write-key-${name}`
    const arrivals = new Arrivals()
    rudderstack.addSource(writeKey, {
      destinations: [
        {
          id: 'intercom-1',
          name: 'INTERCOM',
          displayName: 'Intercom',
          config: settings as JsonObject,
          connectionMode: 'device',
        },
      ],
      onEvent: (arrived) => arrivals.add(arrived),
    })
    const { url, integrationsUrl } = rudderstack
    const start = { sdk: subject.sdk, writeKey, url, integrationsUrl, cookies: rememberedBefore(event) }
    let page: Page | undefined
    try {
      page = await within(patience, openPage(browser), () => 'the browser did not open a page')
      const text = await within(patience, run(page, 'start', start), () => `${subject.name} did not become ready`)
      return new Session(surroundings, start, page, arrivals, JSON.parse(text ?? '{}') as Started)
    } catch (error) {
      rudderstack.removeSource(writeKey)
      await page?.close()
      throw error
    }
  }

  /** Has the SDK send an event, and answers with what it made of it. */
  async answer(event: Event, { alone }: Manner): Promise<Answer> {
    const call = sdkCallFor(event, this.#userId)
    if ('kind' in call) return call
    const { timeoutMs, subject } = this.#surroundings
    const { method, args } = call
    const patience = { timeoutMs, alone }
    const calling = this.#page.run(`conductor.call(${inScript(method)}, ${inScript(JSON.stringify(args))})`)
    // What a page does at once is its own doing.
    const thrown = await within({ timeoutMs, alone: true }, guarded(calling), () => `${method} did not return`)
    if (thrown !== null) throw new TargetFailure(`${subject.name} threw when ${method} was called: ${thrown}`)
    const isReset = method === 'reset'
    const arrived = isReset
      ? event
      : await within(patience, this.#arrivals.next(), () => `no event of ${method} reached the data plane`)
    const text = await within(patience, run(this.#page, 'take'), () => 'the page did not come to rest')
    const taken = JSON.parse(text ?? '{}') as Taken
    this.#userId = isReset ? '' : String(arrived['userId'] ?? '')
    const composed = isReset ? event : composedEvent(arrived, event, this.#before)
    this.#before = composed
    return { kind: 'composed', event: composed, outcome: this.#outcome(taken) }
  }

  #outcome({ notes, waiting, complaints }: Taken): Outcome {
    const said = complaints.join(' ').slice(0, 500)
    if (waiting > 0) {
      const blocked = this.#page.blocked().join(', ')
      const why = blocked === '' ? '' : ` Blocked: ${blocked}.`
      throw new TargetFailure(`${waiting} calls wait for the messenger, whose script was never loaded.${why}`, said)
    }
    const calls = notes.map(callOf)
    const reason = this.failure ?? said
    if (calls.length === 0 && reason !== '') return { kind: 'dropped', reason }
    return { kind: 'calls', calls }
  }

  async close(): Promise<void> {
    const { rudderstack, onBlocked } = this.#surroundings
    rudderstack.removeSource(this.#writeKey)
    for (const address of this.#page.blocked()) onBlocked(address)
    await this.#page.close()
  }
}

/** A visitor comes back: who is known by another event than an identify was identified on an earlier page. */
function rememberedBefore(event: Event): Record<string, unknown> {
  const { type, userId, anonymousId, context } = event
  const traits = isJsonObject(context) ? context['traits'] : undefined
  const isKnown = type !== 'identify' && typeof userId === 'string' && userId !== ''
  return {
    rl_anonymous_id: typeof anonymousId === 'string' && anonymousId !== '' ? anonymousId : 'anonymous-1',
    ...(isKnown ? { rl_user_id: userId } : {}),
    ...(isKnown && isJsonObject(traits) ? { rl_trait: traits } : {}),
  }
}

async function openPage(browser: Browser): Promise<Page> {
  return guarded(browser.openPage())
}

function run(page: Page, method: 'start' | 'take', given?: object): Promise<string | null> {
  const argument = given === undefined ? '' : inScript(JSON.stringify(given))
  return guarded(page.run(`conductor.${method}(${argument})`))
}

/** What a page throws, or its end, is a failure of the target. */
async function guarded<Value>(promise: Promise<Value>): Promise<Value> {
  try {
    return await promise
  } catch (error) {
    throw new TargetFailure(`the page broke: ${(error as Error).message}`)
  }
}

/** A text as a literal of a script. */
const inScript = (text: string) => JSON.stringify(text)

/** What the page noted of one call. An undefined argument at the end is none. */
function callOf(note: string): SdkCall {
  const { method, args } = decodeJson(note) as unknown as SdkCall
  while (args.length > 0 && args.at(-1) === undefined) args.pop()
  return { method: String(method), args }
}
