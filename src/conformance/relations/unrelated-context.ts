import { type Event, isCloud, isJsonObject, type JsonObject, type Settings } from '../../../contracts/wire/index.ts'
import { comparing, type Relation } from './relation.ts'

/** What other SDKs and apps put into a context, and what is collected of it only where the setting asks (U13). */
const unrelated: JsonObject = {
  timezone: 'Europe/Paris',
  network: { carrier: 'Unrelated Mobile', wifi: true },
  shopwindow: { colour: 'unrelated green', count: 3 },
  device: { type: 'Android', model: 'Unrelated 1', manufacturer: 'Unrelated' },
  os: { name: 'Android', version: '14' },
  app: { name: 'Unrelated Shop', version: '9.9.9' },
}

const collectsNothing = ({ collectContext }: Settings) =>
  collectContext === undefined || collectContext === null || collectContext === false

/**
 * The event with more in its context, beside what is there: that may be hostile, and then decides (G8). Undefined where the context is no
 * object, so that the event may be rejected (G11).
 */
function withMore(event: Event): Event | undefined {
  const { context, ...others } = event
  if (context !== undefined && !isJsonObject(context)) return undefined
  return { ...others, context: { ...unrelated, ...context } }
}

/** With "Include Context with Identify Calls" off, nothing of an event's context but the traits and options is read. */
export const unrelatedContextIsUnread: Relation = {
  name: 'unrelated-context',
  rule: 'U13',
  vary: ({ connection, settings, events }) => {
    if (!isCloud(connection) || !collectsNothing(settings)) return undefined
    const varied = events.map(withMore)
    if (varied.every((event) => event === undefined)) return undefined
    return { connection, settings, events: varied.map((event, index) => event ?? (events[index] as Event)) }
  },
  compare: comparing({
    message: 'More in the context changes what is sent, although the context is not to be included.',
  }),
}
