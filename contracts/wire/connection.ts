import { type Static, Type } from 'typebox'

/** How a source reaches Intercom (destination documentation, table of connection modes). */
export const connections = [
  'web-device',
  'ios-device',
  'android-device',
  'web-cloud',
  'mobile-cloud',
  'server-cloud',
] as const

export const connectionSchema = Type.Enum([...connections], {
  description: 'How a source reaches Intercom: in device mode through an SDK, in cloud mode through the REST API.',
})
export type Connection = Static<typeof connectionSchema>

export const cloudConnections = ['web-cloud', 'mobile-cloud', 'server-cloud'] as const satisfies Connection[]
export const deviceConnections = ['web-device', 'ios-device', 'android-device'] as const satisfies Connection[]

/** Whether events travel over Intercom's REST API on this connection. */
export function isCloud(connection: Connection): boolean {
  return (cloudConnections as readonly Connection[]).includes(connection)
}
