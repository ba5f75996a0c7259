import {
  agrees,
  appIdOf,
  bareName,
  callsOf,
  eventsLogged,
  field,
  givenIn,
  isAccepted,
  isCustomTrait,
  isFilledText,
  isIdOf,
  isReserved,
  isSameText,
  leavesOf,
  meetsReserved,
  objectField,
  readCompany,
  readCreatedAt,
  readEmail,
  readName,
  readPhone,
  readTime,
  readUserId,
  textOf,
  traitPlaces,
  typeOf,
  updatesOf,
  valuesIn,
} from '../../reading/index.ts'
import { type Exchange, isJsonObject, type JsonObject, type JsonValue, sameJson } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import { readUnsubscribed } from '../identify/unsubscribed.ts'
import { launcherOf } from './launcher.ts'

const knownOf = <Value>({ accepted, elsewhere }: { accepted: Value[]; elsewhere: Value[] }) => [
  ...accepted,
  ...elsewhere,
]

/** Whether the companies that are sent are those of the trait company. */
function areCompanies(sent: JsonValue, exchange: Exchange): boolean {
  const known = knownOf(readCompany(exchange.event))
  const list = Array.isArray(sent) ? sent : [sent]
  return list.every((company) => known.some((one) => isIdOf(field(company, 'company_id'), one)))
}

/** Whether a reserved name holds what belongs there, wherever a trait of that name stands. */
function isRightful(name: string, sent: JsonValue, exchange: Exchange): boolean {
  const { event } = exchange
  switch (name) {
    case 'user_id':
      return isAccepted(sent, readUserId(exchange))
    case 'email':
      return isAccepted(sent, readEmail(exchange))
    case 'name':
      return knownOf(readName(event)).some((one) => isSameText(sent, one))
    case 'phone':
      return knownOf(readPhone(event)).some((one) => isSameText(sent, one))
    case 'created_at':
      return knownOf(readCreatedAt(event)).some((one) => agrees(sent, one))
    case 'unsubscribed_from_emails':
      return readUnsubscribed(event).choices.some((one) => one === sent)
    case 'company':
    case 'companies':
      return areCompanies(sent, exchange)
    case 'app_id':
      return textOf(sent).trim() === appIdOf(exchange)
    case 'hide_default_launcher':
      return launcherOf(event).includes(sent)
    case 'user_hash':
      return isHashGiven(sent, exchange)
    default:
      return name === 'avatar' && isJsonObject(sent)
  }
}

function isHashGiven(sent: JsonValue, { event }: Exchange): boolean {
  const options = [field(event, 'integrations'), field(objectField(event, 'context'), 'Intercom')]
  return options.some((place) => [...valuesIn(place)].includes(sent))
}

/** What custom traits say under a reserved name, as it stands or after nested names are joined. */
function claimsOn(name: string, { event }: Exchange): JsonValue[] {
  const { traits, contextTraits } = traitPlaces(event)
  return [traits, contextTraits].flatMap((place) =>
    Object.entries(place ?? {}).flatMap(([key, value]): JsonValue[] => {
      if (!isCustomTrait(key)) return []
      const whole = bareName(key) === bareName(name) ? [value] : []
      const joined = leavesOf(value, [key]).filter(({ path }) => path.length > 1 && bareName(path) === bareName(name))
      return [...whole, ...joined.map((leaf) => leaf.value)]
    }),
  )
}

const saysTheSame = (sent: JsonValue, claim: JsonValue) =>
  sameJson(sent, claim) ||
  ((typeof claim === 'string' || typeof claim === 'number') && isSameText(sent, claim)) ||
  (typeof claim === 'string' && readTime(claim).kind === 'time' && agrees(sent, readTime(claim)))

/** Calls that may set what the messenger reserves: a name of its looks, which says nothing of a person, too. */
const settingCalls = (exchange: Exchange) =>
  callsOf(exchange).filter(({ method }) => method === 'update' || method === 'boot' || method === 'settings')

function checkTraits(exchange: Exchange): Finding[] {
  return settingCalls(exchange).flatMap((call) =>
    Object.entries(givenIn(call) ?? {})
      .filter(([name]) => isReserved(name))
      .filter(([name, sent]) => claimsOn(name, exchange).some((claim) => saysTheSame(sent, claim)))
      .filter(([name, sent]) => sent !== null && !isRightful(name, sent, exchange))
      .map(([name, sent]) => ({
        message: `A custom trait sets \`${name}\`, which the messenger reserves.`,
        received: { [name]: sent },
      })),
  )
}

const propertiesOf = ({ event }: Exchange): JsonObject => objectField(event, 'properties') ?? {}

/** Whether something sent comes from the properties: from any of them, since which would be taken is nobody's business. */
const isProperty = (sent: JsonValue, exchange: Exchange) => Object.values(propertiesOf(exchange)).includes(sent)

function checkProperties(exchange: Exchange): Finding[] {
  const own = field(exchange.event, 'event')
  const renamed = eventsLogged(exchange)
    .map(({ args: [name] }) => name)
    .filter((name) => isFilledText(name))
    .filter((name) => textOf(name).trim() !== textOf(own).trim() && isProperty(name, exchange))
    .map((received) => ({ message: 'A property renames the event.', expected: own ?? null, received }))
  const changed = updatesOf(exchange)
    .map((call) => [field(givenIn(call), 'user_id'), field(givenIn(call), 'email')] as const)
    .filter(
      ([userId, email]) =>
        isForeign(userId, exchange, readUserId(exchange).accepted) ||
        isForeign(email, exchange, readEmail(exchange).accepted),
    )
    .map(([userId, email]) => ({ message: 'A property changes the user.', received: userId ?? email ?? null }))
  return [...renamed, ...changed]
}

const isForeign = (sent: JsonValue | undefined, exchange: Exchange, accepted: (string | number)[]) =>
  sent !== undefined && sent !== '' && isProperty(sent, exchange) && !isAccepted(sent, { accepted })

/** Whether an event holds something under a name that it may not set. */
function isTempting({ event }: Exchange): boolean {
  const type = typeOf(event)
  if (type === 'track')
    return Object.keys(objectField(event, 'properties') ?? {}).some(
      (key) => meetsReserved([key]) || bareName(key) === 'eventname',
    )
  const { traits, contextTraits } = traitPlaces(event)
  return (
    type === 'identify' &&
    [traits, contextTraits].some((place) =>
      Object.entries(place ?? {}).some(
        ([key, value]) =>
          isCustomTrait(key) &&
          (meetsReserved([key]) || leavesOf(value, [key]).some(({ path }) => meetsReserved(path))),
      ),
    )
  )
}

/** Contract W8; Intercom web messenger, attributes and objects. */
export const reservedNamesStayReserved = defineRule({
  id: 'W8',
  level: 'must',
  authority: 'API',
  says: 'A custom trait never sets or changes a name that the messenger reserves (user_id, created_at, user_hash, companies, app_id, last_request_at, language_override, utm_*, its settings): it is left out or sent under another name. A property never renames an event or changes its user.',
  why: 'Whoever can set a trait or a property could otherwise become another user, turn off identity verification, or move the messenger to another workspace.',
  mend: 'Compare the names of custom traits with the reserved ones before they are copied.',
  source: 'Intercom web messenger, attributes and objects',
  harm: 'people confused',
  connections: ['web-device'],
  appliesTo: (exchange) =>
    isTempting(exchange) && (settingCalls(exchange).length > 0 || eventsLogged(exchange).length > 0),
  check: (exchange) => (typeOf(exchange.event) === 'track' ? checkProperties(exchange) : checkTraits(exchange)),
})
