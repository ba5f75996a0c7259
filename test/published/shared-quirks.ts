import type { Quirk } from './quirk.ts'

/** What the published integrations for Android and iOS have in common. */
export const sharedQuirks = {
  'starts with whatever event comes first, for a visitor': {
    observed: 'The SDK is initialised, and a visitor or whoever was known before is registered, ahead of any event.',
    freedom: 'Calls of the start-up belong to the first event, whatever its type (decision 0019).',
  },
  'no logout before another user': {
    observed: 'An identify registers its user over whoever is registered.',
    breaks: 'M10',
  },
  'registers by the userId of the event alone': {
    observed: 'Without a userId an identify registers an unidentified user, whatever email or id its traits hold.',
    breaks: 'M2',
  },
  'a track registers nobody': {
    observed: 'A track is logged for whoever is registered: after a reset, for nobody.',
    breaks: 'M10',
  },
  'properties are logged as they are': {
    observed: 'Maps and lists go into the metadata unflattened.',
    breaks: 'M4',
  },
  'a track without a name is logged': {
    observed: 'A missing name is passed on as null.',
    breaks: 'M4',
  },
  'reads context.traits alone': {
    observed: 'Traits at the top of the event are not looked at; the SDK puts none there.',
    breaks: 'I0',
  },
  'name, email and phone in any letters': {
    observed: 'Keys are compared in lower case: Name and EMAIL count.',
    breaks: 'M3',
  },
  'no name is made of its parts': {
    observed: 'A first and a last name stay what they are.',
    freedom: 'The mapping of mobile device mode names "name" alone (decision 0019); E1 compares the names.',
  },
  'createdAt is never mapped': {
    observed: 'The lower-cased key is compared with "createdAt", which it never equals.',
    breaks: 'M3',
  },
  'unsubscribedFromEmails is never mapped': {
    observed: 'The key is not among those that are looked for.',
    breaks: 'M3',
  },
  'a company known by its name has no companyId': {
    observed: 'Only an id becomes the companyId.',
    breaks: 'M7',
  },
  'a company to be left is linked': {
    observed: 'remove is not looked at.',
    breaks: 'M9',
  },
  'does not know collectContext': {
    observed: 'No property of the context is read.',
    breaks: 'M8',
  },
  'does not know sendAnonymousId': {
    observed: 'An anonymousId never stands in for a user id.',
    freedom: 'In device mode an anonymousId may stand in for a user id, and need not (I6).',
  },
} as const satisfies Record<string, Quirk>
