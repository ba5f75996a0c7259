import { startRudderStack } from '../../../mocks/rudderstack/doors/rudderstack.ts'
import { InputError } from '../../input/index.ts'
import type { Answer, Manner, Target, TargetInput } from '../target.ts'
import { TargetFailure } from '../target-failure.ts'
import type { TargetOptions } from '../target-options.ts'
import type { Browser, Site } from './browser.ts'
import { bundle } from './bundles/bundle.ts'
import { openChromium } from './chromium/open-chromium.ts'
import { openJsdom } from './jsdom/open-jsdom.ts'
import { sdkCallFor } from './sdk-call.ts'
import { Session, type Surroundings } from './session.ts'
import { readSubject, type Subject } from './subject.ts'
import { Visits } from './visits.ts'

/** What a page is of: an app of somebody's, in which nothing but the SDK runs. As on most pages there is a script to insert others before. */
const url = 'http://shop.test/'
const html =
  '<!doctype html><html lang="en"><head><title>Shop</title><script>window.shop = {}</script></head><body><h1>Shop</h1></body></html>'

/**
 * RudderStack's real SDK for the web in a page, with an integration of Intercom's: the reference, one that an SDK brings along, or
 * anybody's build. RudderStack and the messenger are doubles on this machine, and pages reach nothing else.
 */
export async function openBrowser(word: string, options: TargetOptions): Promise<Target> {
  const subject = await readSubject(word.slice('browser:'.length), options.folder)
  const rudderstack = await startRudderStack({ integration: subject.integration })
  let browser: Browser | undefined
  const close = async () => {
    await Promise.all([browser?.close(), rudderstack.close()])
  }
  try {
    browser = await launch(subject, rudderstack.url, options)
    const { timeoutMs, onNote } = options
    const surroundings = { browser, rudderstack, subject, timeoutMs, onBlocked: toldOnce(onNote) }
    await expectStart(surroundings)
    return targetOf(surroundings, {
      ...pace[options.browser ?? 'jsdom'],
      close,
      ...(options.jobs ? { parallel: options.jobs } : {}),
    })
  } catch (error) {
    await close()
    throw error
  }
}

async function launch({ sdkText }: Subject, origin: string, { browser, interrupted }: TargetOptions): Promise<Browser> {
  const site: Site = {
    url,
    html,
    origin,
    widget: await bundle('widget.js'),
    scripts: [
      { name: 'conductor.js', text: await bundle('conductor.js') },
      { name: 'sdk.js', text: sdkText },
    ],
  }
  if (browser === 'chromium') return openChromium(site, interrupted)
  return openJsdom(site)
}

/** A page is opened before anything is judged: what cannot start at all is no implementation that breaks a rule. */
async function expectStart(surroundings: Surroundings): Promise<void> {
  const { name } = surroundings.subject
  const input = { connection: 'web-device', settings: { appId: 'app-1' }, event: { type: 'page' } } as const
  const session = await Session.open(surroundings, 'start', input, { alone: true }).catch((error: unknown) => {
    if (!(error instanceof TargetFailure)) throw error
    throw new InputError(`${name} cannot be judged: ${error.message}. More time may help: --timeout-ms.`)
  })
  await session.close()
  if (session.failure !== undefined) {
    throw new InputError(
      `${name} cannot be judged: the SDK could not start the integration. It says: ${session.failure} The file has to leave a class at window.INTERCOM_RS.INTERCOM, with init and isReady.`,
    )
  }
}

/** Pages side by side, and generated cases in a run: a page costs a few hundredths of a second in jsdom, a second in Chromium. */
const pace = { jsdom: { parallel: 2, runs: 300 }, chromium: { parallel: 4, runs: 100 } }

function targetOf(
  surroundings: Surroundings,
  manner: { parallel: number; runs: number; close: () => Promise<void> },
): Target {
  const { subject, browser } = surroundings
  const visits = new Visits(surroundings, manner.parallel)
  return {
    name: subject.name,
    ...(subject.version === undefined ? {} : { version: subject.version }),
    language: 'JavaScript',
    connections: ['web-device'],
    browser: browser.label,
    ...manner,
    devicesMax: 1,
    isRemote: true,
    async transform(input: TargetInput, manner: Manner = {}): Promise<Answer> {
      const name = input.session ?? ''
      const unseen = reasonUnseen(input)
      if (unseen !== undefined) return { kind: 'skipped', reason: unseen }
      const open = visits.find(name)
      if (open !== undefined) return (await open).answer(input.event, manner)
      // What cannot be said through an SDK needs no page.
      const call = sdkCallFor(input.event, knownBefore(input))
      if ('kind' in call) return call
      return (await visits.begin(name, input, manner)).answer(input.event, manner)
    },
    end: (session) => visits.end(session),
  }
}

/** The first event of a session may be of somebody whom the browser remembers. */
function knownBefore({ event }: TargetInput): string {
  return event['type'] === 'identify' || typeof event['userId'] !== 'string' ? '' : event['userId']
}

/** A page sees of the destination what the control plane lets it see (mocks/rudderstack/doors/source-config.ts). */
function reasonUnseen({ settings, event }: TargetInput): string | undefined {
  if (settings.sendAnonymousId !== true || (typeof event['userId'] === 'string' && event['userId'] !== ''))
    return undefined
  return 'The control plane does not tell a page of sendAnonymousId, on which this event depends.'
}

/** Tells of each host once that pages asked for in vain. */
function toldOnce(onNote: TargetOptions['onNote']): Surroundings['onBlocked'] {
  const told = new Set<string>()
  return (address) => {
    const host = URL.canParse(address) ? new URL(address).host : address
    if (told.has(host) || told.size >= 20) return
    told.add(host)
    onNote?.(`A page asked for ${address}. That was blocked: nothing of a run leaves this machine.`)
  }
}
