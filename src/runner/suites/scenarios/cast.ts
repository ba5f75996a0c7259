import type { Connection, DeviceKind, Person, Scenario } from '../../../../contracts/wire/index.ts'
import { isCloud } from '../../../../contracts/wire/index.ts'
import type { SourceKind } from '../../../../mocks/rudderstack/index.ts'

/** One installation of RudderStack's SDK, as the steps of a story name it: `ada`, `ada on phone`. */
export interface Installation {
  name: string
  person: string
  /** What it is, where the story says so; else it is of the connection that the story is played over. */
  kind?: DeviceKind
  /** Which phone it is on the mobile connection. */
  phone: 'android' | 'ios'
  anonymousId?: string
}

/** The word between a person and a device. */
export const onDevice = ' on '

/** All that can act in a story, in the order in which the people stand. */
export function installationsOf({ people }: Pick<Scenario, 'people'>): Installation[] {
  return Object.entries(people).flatMap(([name, person]) => ofPerson(name, person))
}

function ofPerson(person: string, { anonymousId, device = 'android', devices }: Person): Installation[] {
  if (devices === undefined) {
    return [{ name: person, person, phone: device, ...(anonymousId === undefined ? {} : { anonymousId }) }]
  }
  return Object.entries(devices).map(([device, given]) => {
    const { kind, ...own } = typeof given === 'string' ? { kind: given } : given
    const phone = kind === 'ios' ? 'ios' : 'android'
    return { name: `${person}${onDevice}${device}`, person, phone, ...(kind === undefined ? {} : { kind }), ...own }
  })
}

/** How what an installation sends reaches Intercom, in a story that is played over that connection. */
export function connectionOf({ kind }: Installation, played: Connection): Connection {
  if (kind === undefined) return played
  if (isCloud(played)) return inCloud[kind]
  if (kind === 'server') throw new Error('A server has no device mode.')
  return `${kind}-device`
}

const inCloud = {
  web: 'web-cloud',
  android: 'mobile-cloud',
  ios: 'mobile-cloud',
  server: 'server-cloud',
} as const satisfies Record<DeviceKind, Connection>

/** Which SDK it is. */
export function sourceKindOf(installation: Installation, played: Connection): SourceKind {
  const connection = connectionOf(installation, played)
  return connection === 'mobile-cloud' ? installation.phone : kindOf[connection]
}

const kindOf = {
  'web-device': 'web',
  'web-cloud': 'web',
  'ios-device': 'ios',
  'android-device': 'android',
  'server-cloud': 'server',
} as const satisfies Partial<Record<Connection, SourceKind>>
