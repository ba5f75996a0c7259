import {
  callsOf,
  field,
  givenIn,
  isFilledText,
  isUsable,
  objectField,
  ownUserId,
  typeOf,
  updatesOf,
} from '../../reading/index.ts'
import type { Event, Exchange, JsonValue, PlayedCase } from '../../wire/index.ts'
import { byDevice } from '../by-device.ts'
import { defineCaseRule, type Finding, type Judgement } from '../define-rule.ts'

const ofIntegrations = ({ integrations }: Event) => field(field(integrations, 'Intercom'), 'user_hash')
const ofContext = (event: Event) => field(objectField(objectField(event, 'context'), 'Intercom'), 'user_hash')

/** The hash that an event gives: that of its integrations, else that of its context. */
function hashOf(event: Event): string | undefined {
  return [ofIntegrations(event), ofContext(event)].find(isFilledText)
}

/** Every user_hash that the traits hold: W8 tells where it is sent. */
const isTrait = ({ event }: Exchange, sent: JsonValue) =>
  [objectField(event, 'traits'), objectField(objectField(event, 'context'), 'traits')].some(
    (traits) => field(traits, 'user_hash') === sent,
  )

/** A hash of the integrations that is blank or no text may hide that of the context, or not. */
function isInDoubt(event: Event): boolean {
  const own = ofIntegrations(event)
  return own !== undefined && own !== null && !isFilledText(own)
}

/** Hashes that events of a device gave, each with the ids of the people for whom. */
type KnownHashes = ReadonlyMap<string, ReadonlySet<string>>

const idsOf = (exchange: Exchange) => ownUserId(exchange).accepted.map((id) => String(id).trim())

/** Whether a hash that this event does not give was given before for the same person, or for nobody known. */
function isKnownFor(exchange: Exchange, hash: JsonValue, known: KnownHashes): boolean {
  const people = known.get(String(hash))
  const ids = idsOf(exchange)
  return people !== undefined && (people.size === 0 || ids.length === 0 || ids.some((id) => people.has(id)))
}

function checkIdentify(exchange: Exchange, known: KnownHashes): Finding[] {
  const expected = hashOf(exchange.event)
  const sent = updatesOf(exchange)
    .map((call) => field(givenIn(call), 'user_hash'))
    .filter((value) => value !== undefined && value !== null)
  // A hash speaks for a user id: of people who go by an email nobody knows whether it is theirs.
  const isNamed = updatesOf(exchange).some((call) => isUsable(field(givenIn(call), 'user_id')))
  const isComparable = expected !== undefined && isNamed && !ownUserId(exchange).none && !isInDoubt(exchange.event)
  if (isComparable && sent.length === 0) return [{ message: 'The user_hash of the event is not passed on.' }]
  const wrong = sent.filter((value) => value !== expected && !isTrait(exchange, value))
  if (wrong.length === 0) return []
  if (expected === undefined) {
    return wrong.every((value) => isKnownFor(exchange, value, known))
      ? []
      : [{ message: 'A user_hash is sent that the event does not give.' }]
  }
  return [{ message: 'The user_hash is changed on its way, or another one is sent.' }]
}

/** A hash in a call that is not the update of an identify. */
function checkStrays(
  exchange: Exchange,
  message: string,
  { methods, isOther }: { methods: readonly string[]; isOther: typeof isTrait },
): Finding[] {
  const strays = callsOf(exchange).filter(({ method, args }) => {
    if (!methods.includes(method)) return false
    const hashes = args.map((arg) => field(arg, 'user_hash')).filter(isFilledText)
    return hashes.some((hash) => !isOther(exchange, hash))
  })
  return strays.slice(0, 1).map(({ method }) => ({ message, received: method }))
}

const besideUpdate = (exchange: Exchange) =>
  checkStrays(exchange, 'A user_hash is sent in another call than the update.', {
    methods: ['boot', 'trackEvent'],
    isOther: isTrait,
  })
const withoutIdentify = (exchange: Exchange) =>
  checkStrays(exchange, 'A user_hash is sent with another event than an identify.', {
    methods: ['update', 'boot', 'trackEvent'],
    isOther: isProperty,
  })

/** A property of that name is sent as any other. */
const isProperty = ({ event }: Exchange, sent: JsonValue) =>
  field(objectField(event, 'properties'), 'user_hash') === sent

function judge({ exchanges }: PlayedCase): Judgement[] {
  const known = new Map<string, Set<string>>()
  return exchanges.flatMap((exchange, index): Judgement[] => {
    const given = hashOf(exchange.event)
    const isIdentify = typeOf(exchange.event) === 'identify'
    const isSpoken = isIdentify ? updatesOf(exchange).length > 0 : callsOf(exchange).length > 0
    const findings = isIdentify
      ? [...checkIdentify(exchange, known), ...besideUpdate(exchange)]
      : withoutIdentify(exchange)
    if (given !== undefined) known.set(given, new Set([...(known.get(given) ?? []), ...idsOf(exchange)]))
    if (!isSpoken || (findings.length === 0 && known.size === 0)) return []
    return [{ exchange: index, findings }]
  })
}

/** Contract W3; destination documentation, Identity verification. */
export const userHashIsPassedOn = defineCaseRule({
  id: 'W3',
  level: 'must',
  authority: 'DOC',
  says: 'The user_hash of integrations.Intercom, else of context.Intercom, is passed on unchanged, in the update of the identify and in no other call.',
  why: 'With identity verification on, the messenger refuses a person whose hash is missing or wrong, and shows nothing.',
  mend: 'Copy the hash into the update as it is; never compute, trim or keep it.',
  source: 'destination documentation, Identity verification; Intercom, Identity verification for the web',
  harm: 'people confused',
  connections: ['web-device'],
  judge: byDevice(judge),
})
