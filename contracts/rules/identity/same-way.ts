import {
  acceptanceOf,
  field,
  hasTooLongIdentifier,
  isHostile,
  isTooLong,
  misplacedValues,
  readEmail,
  readUserId,
  sendsAnonymousId,
  typeOf,
} from '../../reading/index.ts'
import { cloudConnections, type Exchange, type JsonValue } from '../../wire/index.ts'
import { defineCaseRule, type Finding, type Judgement } from '../define-rule.ts'
import { isCompanyTooLong, type LongIdentifier, type LongKind, longIdentifiersOf, shownId } from './long-identifiers.ts'
import { sentAs } from './sent-identifiers.ts'

/**
 * What became of an identifier that is too long: nothing went out under any name (`refused`), the event went by its email
 * (`other`), or an id was sent, whole or changed.
 */
type Way = 'refused' | 'other' | { sent: string }

/** One identifier over the limit in one event, under the circumstances that decide what may become of it. */
interface Treatment {
  kind: LongKind
  type: string
  /** Equal for events in which the same has to become of the identifier. */
  circumstances: string
  value: string
  given: string
  way: Way
}

function wayOf(exchange: Exchange, { kind, sent }: LongIdentifier): Way {
  const [first] = sent
  if (first !== undefined) return { sent: String(first).trim() }
  if (kind === 'user_id' && sentAs(exchange, 'email').length > 0) return 'other'
  return 'refused'
}

/**
 * Where a user id stands beside a long email, whether an event looks at its email at all is free. An event that may be rejected for
 * another identifier over the limit, one that need not decide, says nothing of this one.
 */
function isCompared(exchange: Exchange, { kind }: LongIdentifier): boolean {
  if (kind === 'company_id') return !hasTooLongIdentifier(exchange)
  return !isCompanyTooLong(exchange) && (kind === 'user_id' || readUserId(exchange).accepted.length === 0)
}

function circumstancesOf(exchange: Exchange, { kind, value }: LongIdentifier): string {
  if (kind === 'company_id') return JSON.stringify([kind, value])
  const emails = kind === 'user_id' ? readEmail(exchange).accepted : []
  const standIn = sendsAnonymousId(exchange) ? (field(exchange.event, 'anonymousId') ?? null) : null
  return JSON.stringify([kind, value, emails, typeof standIn === 'object' ? null : standIn])
}

/** Events that may be rejected for another reason say nothing of I5; a company alone may lack the user (C3). */
function treatmentsIn(exchange: Exchange): Treatment[] {
  const { because } = acceptanceOf(exchange)
  const { event } = exchange
  if (because !== 'I5' || isHostile(event) || misplacedValues(event).length > 0) return []
  const long = longIdentifiersOf(exchange)
  const own = long.length === 1 ? long : []
  return own
    .filter((identifier) => isCompared(exchange, identifier))
    .map((identifier) => ({
      kind: identifier.kind,
      type: typeOf(event) ?? '',
      circumstances: circumstancesOf(exchange, identifier),
      value: identifier.value,
      given: identifier.given,
      way: wayOf(exchange, identifier),
    }))
}

const isSameWay = (one: Way, other: Way) => JSON.stringify(one) === JSON.stringify(other)

/** Two cuts of one id that stands with other blanks around it in each event: where blanks count, each cut has its own. */
function areCutWithBlanks(one: Treatment, other: Treatment): boolean {
  const isCut = ({ way, value }: Treatment) => typeof way === 'object' && value.startsWith(way.sent)
  return one.given !== other.given && isCut(one) && isCut(other)
}

/** A company left out in one place and named by its hash in another: either may be its other identifier. */
function isOpen(one: Treatment, other: Treatment): boolean {
  const ways = [one.way, other.way]
  const isNamedOtherwise = ways.some((way) => typeof way === 'object' && !one.value.startsWith(way.sent))
  return one.kind === 'company_id' && ways.includes('refused') && isNamedOtherwise
}

const shown = (way: Way): JsonValue => (typeof way === 'object' ? { sent: shownId(way.sent) } : way)

function compare(one: Treatment, earlier: Treatment): Finding[] {
  if (isSameWay(one.way, earlier.way) || isOpen(one, earlier) || areCutWithBlanks(one, earlier)) return []
  return [
    {
      message: `The ${one.kind} that is too long is treated otherwise in ${one.type} than in ${earlier.type}.`,
      expected: shown(earlier.way),
      received: shown(one.way),
    },
  ]
}

/** An identifier with blanks around it, and the text that was sent for it. */
interface Padded {
  kind: 'user_id' | 'email'
  type: string
  given: string
  sent: string
}

/** Blanks around an identifier may be trimmed or sent; what is too long is compared without them. */
function paddedIn(exchange: Exchange): Padded[] {
  const given = { user_id: readUserId(exchange).accepted, email: readEmail(exchange).accepted }
  return (['user_id', 'email'] as const).flatMap((kind) => {
    const [id] = given[kind]
    const [sent] = sentAs(exchange, kind)
    if (given[kind].length !== 1 || typeof id !== 'string' || typeof sent !== 'string') return []
    if (id === id.trim() || isTooLong(id) || sent.trim() !== id.trim()) return []
    return [{ kind, type: typeOf(exchange.event) ?? '', given: id, sent }]
  })
}

function compareBlanks(one: Padded, earlier: Padded): Finding[] {
  if (one.sent === earlier.sent) return []
  return [
    {
      message: `The blanks around the ${one.kind} are treated otherwise in ${one.type} than in ${earlier.type}.`,
      expected: earlier.sent,
      received: one.sent,
    },
  ]
}

/** The first one of another type that shares the key; of each type the first is kept, so that long recordings cost no more. */
function earlierOfOtherType<One extends { type: string }>(
  seen: Map<string, One[]>,
  key: string,
  one: One,
): One | undefined {
  const others = seen.get(key) ?? []
  if (!others.some(({ type }) => type === one.type)) seen.set(key, [...others, one])
  return others.find(({ type }) => type !== one.type)
}

export const longIdentifiersAreTreatedAlike = defineCaseRule({
  id: 'I5',
  level: 'must',
  authority: 'API',
  says: 'Whatever becomes of a user_id, email or company_id over 255 characters, the same becomes of it in identify, track and group; so it is with blanks around an identifier.',
  why: 'A person who was created under one form of an id and tracked under another is two people, and the events of one of them are lost.',
  mend: 'Decide about long identifiers in one place that all three types use.',
  source: 'Intercom API 1.x, User model: at most 255 characters',
  harm: 'people confused',
  connections: cloudConnections,
  judge: ({ exchanges }) => {
    if (exchanges.length < 2) return []
    const seen = new Map<string, Treatment[]>()
    const padded = new Map<string, Padded[]>()
    const judgements: Judgement[] = []
    for (const [index, exchange] of exchanges.entries()) {
      for (const treatment of treatmentsIn(exchange)) {
        const earlier = earlierOfOtherType(seen, treatment.circumstances, treatment)
        if (earlier) judgements.push({ exchange: index, findings: compare(treatment, earlier) })
      }
      for (const identifier of paddedIn(exchange)) {
        const earlier = earlierOfOtherType(padded, `${identifier.kind} ${identifier.given}`, identifier)
        if (earlier) judgements.push({ exchange: index, findings: compareBlanks(identifier, earlier) })
      }
    }
    return judgements
  },
})
