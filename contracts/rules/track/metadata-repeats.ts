import { bareName, field, isDelivered, possibleNames } from '../../reading/index.ts'
import { cloudConnections } from '../../wire/index.ts'
import { defineRule } from '../define-rule.ts'
import { eventsSent, metadataOf, propertiesOf } from './sent-event.ts'

const fieldsOfEvent = ['event_name', 'user_id', 'email', 'created_at'] as const

/** T5: metadata is the properties, not the event over again (Intercom API 1.4, Event model). */
export const metadataRepeatsNothing = defineRule({
  id: 'T5',
  level: 'must',
  authority: 'API',
  says: '`metadata` does not repeat `event_name`, `user_id`, `email` or `created_at`, unless the properties had them.',
  why: 'Intercom keeps ten metadata keys of an event and drops the rest: repeats push out real properties.',
  mend: 'Fill `metadata` from the properties alone.',
  source: 'Intercom API 1.4, Event model',
  harm: 'style',
  connections: cloudConnections,
  appliesTo: (exchange) => isDelivered(exchange, 'track') && eventsSent(exchange).length > 0,
  check(exchange) {
    const isGiven = (name: string) => possibleNames(propertiesOf(exchange)).has(bareName(name))
    return eventsSent(exchange).flatMap((sent) =>
      fieldsOfEvent
        .filter((name) => Object.hasOwn(metadataOf(sent), name) && !isGiven(name))
        .map((name) => ({
          message: `The metadata repeats \`${name}\`, which the properties do not have.`,
          received: { [name]: field(metadataOf(sent), name) ?? null },
        })),
    )
  },
})
