import { type Event, isJsonObject, type JsonObject, type JsonValue } from '../../contracts/wire/index.ts'
import { reference } from '../../src/targets/index.ts'
import { depthOf, namesPrototype, traitsOf, typeOf } from './event-parts.ts'
import { dropped, type Liar, liar, liarWith, rememberingLiar } from './liar.ts'
import { attributeLiar } from './sent-parts.ts'

/** The reference that then changes the event it was given. */
const changer = (lie: string, change: (event: Event) => void) =>
  liarWith(lie, 'G6', () => async (input) => {
    const outcome = await reference.transform(input)
    change(input.event)
    return outcome
  })

const asText = (value: JsonValue | undefined) => (typeof value === 'string' ? value : undefined)

/** Liars in whom one event reaches another (G6). */
const isolationLiars: readonly Liar[] = [
  changer('deletes the type of the event that it was given', (event) => {
    delete event.type
  }),
  changer('takes the company out of the traits that it was given', ({ traits }) => {
    if (isJsonObject(traits)) delete traits.company
  }),
  rememberingLiar('delivers no identify of a message id that it has seen', 'G6', () => {
    const seen = new Set<JsonValue>()
    return (outcome, { event }) => {
      const { messageId } = event
      if (messageId === undefined || typeOf(event) !== 'identify' || outcome.kind === 'dropped') return outcome
      if (seen.has(messageId)) return dropped('This message was delivered before.')
      seen.add(messageId)
      return outcome
    }
  }),
  rememberingLiar('drops a track that follows an event that it dropped', 'G6', () => {
    let isUpset = false
    return (outcome, { event }) => {
      const next =
        isUpset && outcome.kind !== 'dropped' && typeOf(event) === 'track' ? dropped('The batch is broken.') : outcome
      isUpset = !isUpset && outcome.kind === 'dropped'
      return next
    }
  }),
  rememberingLiar('numbers its requests', 'G6', () => {
    let count = 0
    return (outcome) => {
      if (outcome.kind !== 'requests') return outcome
      const requests = outcome.requests.map((request) => {
        count += 1
        return { ...request, url: `${request.url}?request=${count}` }
      })
      return { kind: 'requests', requests }
    }
  }),
]

/** Liars on whom a hostile value has power (G8). */
const hostileLiars: readonly Liar[] = [
  liar('passes over an event with a __proto__ without a word', 'G8', (outcome, { event }) =>
    namesPrototype(event) ? { kind: 'requests', requests: [] } : outcome,
  ),
  attributeLiar('loses all attributes beside a __proto__', 'G8', (attributes, { event }) =>
    namesPrototype(event) ? {} : attributes,
  ),
  liar('loses all traits of a group beside a __proto__', 'G8', (outcome, { event }) =>
    typeOf(event) === 'group' && namesPrototype(event) && outcome.kind === 'requests'
      ? {
          kind: 'requests',
          requests: outcome.requests.map((request) =>
            request.url.endsWith('/companies')
              ? { ...request, body: { company_id: (request.body as JsonObject).company_id ?? '' } }
              : request,
          ),
        }
      : outcome,
  ),
  liar('loses all properties beside deep nesting', 'G8', (outcome, { event }) => {
    if (typeOf(event) !== 'track' || depthOf(event) < 1000 || outcome.kind !== 'requests') return outcome
    const requests = outcome.requests.map((request) => ({
      ...request,
      body: { ...(request.body as JsonObject), metadata: {} },
    }))
    return { kind: 'requests', requests }
  }),
  rememberingLiar('gives every later user what a __proto__ held', 'G8', () => {
    let inherited: JsonObject = {}
    return (outcome, { event }) => {
      if (namesPrototype(event) && isJsonObject(Object.getOwnPropertyDescriptor(traitsOf(event), '__proto__')?.value)) {
        inherited = Object.getOwnPropertyDescriptor(traitsOf(event), '__proto__')?.value as JsonObject
        return outcome
      }
      if (outcome.kind !== 'requests' || typeOf(event) !== 'identify') return outcome
      const requests = outcome.requests.map((request) => {
        const body = request.body as JsonObject
        return {
          ...request,
          body: { ...body, custom_attributes: { ...inherited, ...(body.custom_attributes as JsonObject) } },
        }
      })
      return { kind: 'requests', requests }
    }
  }),
  rememberingLiar('is exhausted by a megabyte of text, and drops the next event', 'G8', () => {
    let isExhausted = false
    return (outcome, { event }) => {
      const isHuge = Object.values(traitsOf(event)).some((value) => (asText(value)?.length ?? 0) > 500_000)
      const next = isExhausted && !isHuge ? dropped('Out of memory.') : outcome
      isExhausted = isHuge
      return next
    }
  }),
  liar('overflows on deep nesting', 'G8', (outcome, { event }) => {
    if (depthOf(event) > 5000) throw new RangeError('Maximum call stack size exceeded')
    return outcome
  }),
]

/** Liars about what events do to each other. */
export const betweenEventsLiars: readonly Liar[] = [...isolationLiars, ...hostileLiars]
