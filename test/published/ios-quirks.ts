import type { Quirk } from './quirk.ts'
import { sharedQuirks } from './shared-quirks.ts'

/** What the published integration for iOS does in a way of its own. */
export const iosQuirks = {
  ...sharedQuirks,
  'calls an SDK that was never set up': {
    observed: 'Without a setting nothing is initialised, without a word; later events make their calls all the same.',
    breaks: 'S1',
  },
  'an empty userId counts as one': {
    observed: 'Only a userId that is nil makes an unidentified user.',
    breaks: 'M2',
  },
  'name, email and phone are passed on whatever they are': {
    observed: 'No kind is checked: a dictionary or a boolean reaches the SDK.',
    breaks: 'M3',
  },
  'custom traits are dropped': {
    observed: 'Only name, email, phone and company are read.',
    breaks: 'M3.attributes',
  },
  'updates nobody of whom name, email, phone and company are unknown': {
    observed: 'The update is skipped where all four are nil.',
    breaks: 'M3',
  },
  'a company that is no dictionary ends the app': {
    observed: 'An NSInvalidArgumentException on the main queue, after the login; the app crashes.',
    breaks: 'M3',
  },
  'a company is its id and name, of any kind': {
    observed: 'Other fields are dropped, a number stays a number.',
    freedom: 'The fields of a company beyond its id and name are free on devices (decision 0019).',
  },
} as const satisfies Record<string, Quirk>

export type IosQuirk = keyof typeof iosQuirks
