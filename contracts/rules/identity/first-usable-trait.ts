import {
  agrees,
  bodiesTo,
  type CompanyReading,
  field,
  firstOf,
  isAccepted,
  isDelivered,
  isIdOf,
  isSameText,
  isTooLong,
  nameTraits,
  once,
  readCompany,
  readCreatedAt,
  readEmail,
  readName,
  readPhone,
  type TraitReading,
  traitPlaces,
} from '../../reading/index.ts'
import { cloudConnections, type Event, type Exchange, type JsonValue } from '../../wire/index.ts'
import { onEveryConnection } from '../as-in-cloud.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import { companyIdsOf, linksIn } from './sent-identifiers.ts'

/** What was sent for one trait, held against what the two places say. */
interface Comparison<Value> {
  /** The trait, in words. */
  trait: string
  reading: TraitReading<Value>
  /** The same of the first place alone: what that place decides and is not sent is for the rule of the field to tell. */
  first: TraitReading<Value>
  sent: JsonValue | undefined
  says(sent: JsonValue, value: Value): boolean
  show(value: Value): JsonValue
}

function compare<Value>({ trait, reading, first, sent, says, show }: Comparison<Value>): Finding[] {
  const { accepted, elsewhere, none } = reading
  const [best] = accepted
  const expected = best === undefined ? null : show(best)
  if (sent === undefined || sent === null) {
    if (none || !first.none) return []
    return [{ message: `The ${trait} of the second place is not sent although the first has none.`, expected }]
  }
  if (accepted.some((value) => says(sent, value)) || !elsewhere.some((value) => says(sent, value))) return []
  return [{ message: `The ${trait} of the second place is sent although the first has one.`, expected, received: sent }]
}

/** Emails over the limit, and text that may be changed, are I5's and G8's. */
const isPlain = (value: string | number) => !isTooLong(value) && String(value).isWellFormed()

/** The email, and that of the place that does not decide. */
function readBothEmails(exchange: Exchange): TraitReading<string | number> {
  const reading = readEmail(exchange)
  const { accepted, none } = reading
  if (!accepted.every(isPlain)) return { accepted, elsewhere: [], none: true }
  const other = field(traitPlaces(exchange.event).contextTraits, 'email')
  return { accepted, elsewhere: typeof other === 'string' ? [other] : [], none }
}

/** A company that cannot be compared may have been sent under any id. */
function readComparableCompany(event: Event): TraitReading<CompanyReading> {
  const reading = readCompany(event)
  if (reading.accepted.every(({ incomparable }) => !incomparable)) return reading
  return { accepted: reading.accepted, elsewhere: [], none: true }
}

/** The event as it would be without the second place. */
const firstPlaceOf = once(({ event }: Exchange): Event => {
  const { traits } = traitPlaces(event)
  return traits ? { traits } : {}
})

const show = (value: string | number) => value

function checkEmail(exchange: Exchange): Finding[] {
  return compare({
    trait: 'email',
    reading: readBothEmails(exchange),
    first: readBothEmails({ ...exchange, event: firstPlaceOf(exchange) }),
    sent: firstOf(bodiesTo(exchange, '/users'), 'email'),
    says: (sent, value) => isAccepted(sent, { accepted: [value] }),
    show,
  })
}

function checkText(trait: 'phone' | 'name', read: typeof readName, exchange: Exchange): Finding[] {
  return compare({
    trait,
    reading: read(exchange.event),
    first: read(firstPlaceOf(exchange)),
    sent: firstOf(bodiesTo(exchange, '/users'), trait),
    says: isSameText,
    show,
  })
}

function checkCreatedAt(exchange: Exchange): Finding[] {
  return compare({
    trait: 'createdAt',
    reading: readCreatedAt(exchange.event),
    first: readCreatedAt(firstPlaceOf(exchange)),
    sent: firstOf(bodiesTo(exchange, '/users'), 'signed_up_at'),
    says: agrees,
    show: ({ ms }) => (ms === undefined ? null : Math.floor(ms / 1000)),
  })
}

function checkCompany(exchange: Exchange): Finding[] {
  const companyIds = companyIdsOf(linksIn(exchange))
  const companies = readComparableCompany(exchange.event)
  return compare({
    trait: 'company',
    reading: companies,
    first: readCompany(firstPlaceOf(exchange)),
    sent: companyIds.find((id) => !companies.accepted.some((company) => isIdOf(id, company))) ?? companyIds[0],
    says: (sent, company) => isIdOf(sent, company),
    show: ({ ids }) => ids[0] ?? null,
  })
}

/** What is judged of each trait, and the names under which the second place gives it. */
const traitsOfTwoPlaces: readonly { names: readonly string[]; check(exchange: Exchange): Finding[] }[] = [
  { names: ['email'], check: checkEmail },
  { names: ['phone'], check: (exchange) => checkText('phone', readPhone, exchange) },
  { names: nameTraits, check: (exchange) => checkText('name', readName, exchange) },
  { names: ['createdAt'], check: checkCreatedAt },
  { names: ['company'], check: checkCompany },
]

/** Where the second place says nothing of a trait, the first decides, and its own rule judges. */
const isInSecondPlace = (names: readonly string[], { event }: Exchange) => {
  const { contextTraits } = traitPlaces(event)
  return names.some((name) => field(contextTraits, name) !== undefined)
}

function checkTraits(exchange: Exchange): Finding[] {
  return traitsOfTwoPlaces.flatMap(({ names, check }) => (isInSecondPlace(names, exchange) ? check(exchange) : []))
}

const namesJudged = ['email', 'phone', 'createdAt', 'company', ...nameTraits]

/** SDKs on devices put traits into the context alone: what is lost of them there, W2 and M3 tell. */
const hasBothPlaces = ({ event }: Exchange) => Object.keys(traitPlaces(event).traits ?? {}).length > 0

export const firstUsableTraitIsTaken = onEveryConnection(
  defineRule({
    id: 'I0',
    level: 'must',
    authority: 'RS',
    says: 'Each trait of an identify (email, phone, createdAt, company, name, first and last name) is the first usable one of traits and context.traits, by itself: an unusable value in the first place does not hide a usable one in the second.',
    why: 'Web and mobile sources put traits under context, servers at the top, some in both; a person must not lose an email because an empty one stands before it.',
    mend: 'Look each trait up by itself, in traits and then in context.traits, and pass over what the field cannot take.',
    source: 'RudderStack event specification, Identify; how the SDKs place traits',
    harm: 'people confused',
    connections: cloudConnections,
    appliesTo: (exchange) => isDelivered(exchange, 'identify') && isInSecondPlace(namesJudged, exchange),
    check: checkTraits,
  }),
  hasBothPlaces,
)
