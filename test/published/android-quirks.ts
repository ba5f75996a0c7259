import type { Quirk } from './quirk.ts'
import { sharedQuirks } from './shared-quirks.ts'

/** What the published integration for Android does in a way of its own. */
export const androidQuirks = {
  ...sharedQuirks,
  'an update comes even with nothing to say, and names no userId': {
    observed: 'updateUser is always called after the registration.',
    freedom: 'An update that says nothing changes nothing; who is meant, the registration has said.',
  },
  'name, email and phone are the text of whatever they are': {
    observed: 'Maps and lists are sent as the text that Java makes of them.',
    breaks: 'M3',
  },
  'a number is the text of a double': {
    observed: 'A phone or name that is a number is sent as "1.0", a long one as "4.47911123456E11".',
    breaks: 'M3',
  },
  'other traits are attributes as they are': {
    observed: 'Maps and lists become attributes unflattened; the SDK refuses them.',
    breaks: 'M3.attributes',
  },
  'ids and parts of the name leak into the attributes': {
    observed: 'anonymousId, id, userId, firstname and lastname become custom attributes.',
    breaks: 'M3.attributes',
  },
  'a text company loses the attributes': {
    observed: 'A ClassCastException after the registration, before the update; the login stands.',
    breaks: 'M3',
  },
  'a numeric company id or name loses the attributes': {
    observed: 'The same exception for a number under id or name.',
    breaks: 'M3',
  },
  'a Company in other letters is lost': {
    observed: 'The key is found in any letters, and read as "company".',
    breaks: 'M3.attributes',
  },
  'other fields of a company are its attributes as they are': {
    observed: 'All but name and id goes into the attributes of the company, maps and lists too.',
    breaks: 'M3.attributes',
  },
} as const satisfies Record<string, Quirk>

export type AndroidQuirk = keyof typeof androidQuirks
