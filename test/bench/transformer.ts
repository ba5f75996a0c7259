import { transform } from '../../src/transformer/index.ts'
import { androidIdentify, nodeIdentify, webIdentify, webTrack } from '../transformer/realistic-events.ts'
import { type Figure, ratioOf } from './figure.ts'

const settings = { apiKey: 'token', collectContext: true, sendAnonymousId: false }
const subjects = [
  { subject: 'identify, web', connection: 'web-cloud', event: webIdentify },
  { subject: 'identify, Android', connection: 'mobile-cloud', event: androidIdentify },
  { subject: 'identify, server', connection: 'server-cloud', event: nodeIdentify },
  { subject: 'track, web', connection: 'web-cloud', event: webTrack },
] as const

/** The reference beside the least that any transformer does: parsing the event and writing it. */
export const transformerFigures: readonly Figure[] = subjects.map(({ subject, connection, event }) => ({
  name: `reference, ${subject} ÷ JSON.parse + JSON.stringify of the event`,
  goal: 1,
  measure: () => {
    const text = JSON.stringify(event)
    return ratioOf(
      () => transform({ connection, settings, event }),
      () => JSON.stringify(JSON.parse(text)),
    )
  },
}))
