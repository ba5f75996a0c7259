import type { Event, JsonObject } from '../../contracts/wire/index.ts'
import { mergeDeep } from './merge-deep.ts'
import type { CallOptions, Source, SourceOptions } from './source.ts'
import { uuid } from './uuid.ts'
import { withoutNulls } from './without-nulls.ts'

const page = {
  path: '/',
  referrer: '$direct',
  referring_domain: '',
  search: '',
  title: 'Shop',
  url: 'http://shop.test/',
  tab_url: 'http://shop.test/',
  initial_referrer: '$direct',
  initial_referring_domain: '',
}

const contextOfBrowser = {
  app: {
    name: 'RudderLabs JavaScript SDK',
    namespace: 'com.rudderlabs.javascript',
    version: '3.34.1',
    installType: 'npm',
  },
  os: { name: '', version: '' },
  locale: 'en-GB',
  campaign: {},
  page,
  timezone: 'GMT+0000',
}

/** What an app's own `context` cannot change. */
const contextKept = {
  library: { name: 'RudderLabs JavaScript SDK', version: '3.34.1', variant: 'bundled' },
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  screen: { width: 1280, height: 720, density: 1, innerWidth: 1280, innerHeight: 720 },
}

/**
 * A browser with `@rudderstack/analytics-js` 3.34.1. Observed there, and checked against scenarios/recorded: the
 * person's traits travel in `context.traits` only, with every event; `userId` is empty text while nobody is known;
 * traits merge deeply until another user id replaces them; null members vanish; ids are sent as text.
 */
export function webSource({ anonymousId, clock, random }: SourceOptions): Source {
  let anonymous = anonymousId ?? uuid(random)
  let userId = ''
  let traits: JsonObject = {}
  let session = { id: clock(), isNew: true }

  const forget = () => {
    userId = ''
    traits = {}
    session = { id: clock(), isNew: true }
  }

  function compose(type: string, fields: JsonObject, call: CallOptions): Event {
    const context = mergeDeep({ traits, ...contextOfBrowser }, call.context ?? {})
    const event = withoutNulls({
      ...fields,
      type,
      channel: 'web',
      context: {
        ...context,
        ...contextKept,
        sessionId: session.id,
        ...(session.isNew ? { sessionStart: true } : {}),
      },
      originalTimestamp: new Date(clock()).toISOString(),
      messageId: uuid(random),
      userId,
      anonymousId: anonymous,
      integrations: call.integrations ?? { All: true },
    })
    session = { ...session, isNew: false }
    return event
  }

  return {
    kind: 'web',
    identify({ userId: given, traits: own, typedTraits, ...call }) {
      if (given !== null && given !== undefined) {
        const next = String(given)
        if (userId !== '' && next !== '' && next !== userId) forget()
        userId = next
      }
      traits = mergeDeep(traits, { ...own, ...typedTraits })
      return compose('identify', {}, call)
    },
    track: ({ event, properties, ...call }) => compose('track', { event, properties: properties ?? {} }, call),
    group: ({ groupId, traits: ofGroup, ...call }) =>
      compose('group', { groupId: String(groupId), traits: ofGroup ?? {} }, call),
    page({ name, properties, ...call }) {
      const named = name === undefined ? {} : { name }
      return compose('page', { ...named, properties: { ...page, ...properties, ...named } }, call)
    },
    alias: ({ userId: next, previousId, ...call }) => ({
      ...compose('alias', { previousId: previousId ?? (userId === '' ? anonymous : userId) }, call),
      userId: next,
    }),
    reset(what) {
      forget()
      if (what === 'all') anonymous = uuid(random)
    },
  }
}
