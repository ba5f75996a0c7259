import fc from 'fast-check'
import type { Connection, Event, Settings } from '../../contracts/wire/index.ts'
import { dressed } from './dress.ts'
import { oneOfThese } from './entries.ts'
import { group, identify, track, unsupported } from './event.ts'
import type { GeneratedCase } from './generated-case.ts'
import { flag, needed } from './settings.ts'

/** Settings of a destination that is reached from devices. */
const settings: fc.Arbitrary<Settings> = fc.record<Settings, 'appId' | 'mobileApiKeyAndroid' | 'mobileApiKeyIOS'>(
  {
    appId: needed('app-1'),
    mobileApiKeyAndroid: needed('token:2'),
    mobileApiKeyIOS: needed('token:3'),
    collectContext: flag,
    sendAnonymousId: flag,
  },
  { requiredKeys: ['appId', 'mobileApiKeyAndroid', 'mobileApiKeyIOS'] },
)

const view: fc.Arbitrary<Event> = fc.record({
  type: oneOfThese('page', 'page', 'screen'),
  name: oneOfThese('Pricing', 'Home'),
  properties: oneOfThese({ path: '/' }, {}),
})

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 10, arbitrary: identify },
  { weight: 6, arbitrary: track },
  { weight: 3, arbitrary: view },
  { weight: 1, arbitrary: group },
  { weight: 1, arbitrary: unsupported },
  { weight: 2, arbitrary: fc.constant<Event>({ type: 'reset' }) },
)

/** The same person in all events, as on most devices. */
const onePerson = ({ type, ...event }: Event): Event => ({ type: type ?? null, ...event, userId: 'u-1' })

/** Cases over device connections: what one device lives through, from plain to hostile. They shrink to the fewest events. */
export function arbitraryDeviceCase(connections: readonly Connection[]): fc.Arbitrary<GeneratedCase> {
  return fc
    .record({
      connection: fc.constantFrom(...connections),
      settings,
      isDressed: fc.boolean(),
      isOnePerson: fc.boolean(),
      events: fc.array(event, { minLength: 1, maxLength: 4, size: 'max' }),
    })
    .map(({ connection, settings, isDressed, isOnePerson, events }) => {
      const told = isOnePerson ? events.map((one) => (one['type'] === 'reset' ? one : onePerson(one))) : events
      return { connection, settings, events: isDressed ? told.map((one) => dressed(one, connection)) : told }
    })
}
