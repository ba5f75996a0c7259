import {
  acceptanceOf,
  bareName,
  field,
  hasTooLongCompany,
  hasTooLongIdentifier,
  isAccessTokenMissing,
  isFilledText,
  isHostile,
  isRejected,
  isTooLong,
  isUsable,
  misplacedValues,
  onceForText,
  readEmail,
  readEventTime,
  readUserId,
  secretsOf,
  typeOf,
} from '../../reading/index.ts'
import { cloudConnections, type Exchange } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'

const source = 'RudderStack transformer protocol, error and statTags of a response'

/** A place in source code, as the runtimes of common languages write it into a trace. */
const traceMarks: readonly RegExp[] = [
  /\bat\b[^\n]{0,300}?(?:\.[cm]?[jt]sx?|\bnode:[\w/]{1,100}|<anonymous>):\d+:\d+/,
  /@\S{1,300}?\.[cm]?js:\d+:\d+/,
  /Traceback \(most recent call last\)/,
  /\bFile "[^"\n]{1,300}", line \d+/,
  /\bat [\w$.<>/]{1,300}\((?:[\w$]{1,100}\.(?:java|kt|scala|groovy|clj)(?::\d+)?|Native Method|Unknown Source)\)/,
  /\bgoroutine \d+ \[/,
  /\.go:\d+ \+0x[\da-f]/,
  /\.rb:\d+:in [`']/,
  /#\d+ [^\n]{0,300}\.php\(\d+\)/,
  /\bat [^\n]{1,300} in [^\n]{1,300}:line \d+/,
  /\bstack backtrace:/,
]

/** A destination has few reasons, and gives each to many events. */
const holdsTrace = onceForText((reason) => {
  const start = reason.slice(0, 20_000)
  return traceMarks.some((mark) => mark.test(start))
})

const reasonOf = ({ outcome }: Exchange) => (outcome.kind === 'dropped' ? outcome.reason : '')

/** So many bytes of a secret tell it from anything else. */
const bytesKnown = 300

/**
 * The beginning of a secret as Basic authorization writes it, without its last signs: what follows there may be a colon or not. An error
 * that shows the headers of a request shows it so.
 */
function inBase64(secret: string): string {
  const bytes = new TextEncoder().encode(secret.slice(0, bytesKnown)).slice(0, bytesKnown)
  return btoa(String.fromCharCode(...bytes.slice(0, bytes.length - (bytes.length % 3))))
}

function checkReason(exchange: Exchange): Finding[] {
  const reason = reasonOf(exchange)
  if (!isFilledText(reason)) return [{ message: 'An event is dropped without a reason.', received: reason }]
  const findings: Finding[] = secretsOf(exchange)
    .filter(({ text }) => reason.includes(text) || reason.includes(inBase64(text)))
    .map(({ name }) => ({ message: `A reason holds ${name}.` }))
  if (holdsTrace(reason)) {
    findings.push({ message: 'A reason holds a stack trace.', received: reason.slice(0, 300) })
  }
  return findings
}

export const dropsAreExplained = defineRule({
  id: 'G9',
  level: 'must',
  authority: 'RS',
  says: 'An event that is dropped has a reason; the reason is not empty and holds no token and no stack trace.',
  why: 'The reason is all that the owner of the data ever sees of a lost event, and it ends in logs that many can read.',
  mend: 'Answer with a sentence of your own; keep the trace and the settings to yourself.',
  source,
  harm: 'events lost',
  connections: cloudConnections,
  appliesTo: isRejected,
  check: checkReason,
})

/** What a field may be called in a reason, bare of blanks, case and signs. */
const fieldNames = {
  type: ['type'],
  event: ['event', 'name'],
  groupId: ['groupid'],
  'userId or email': ['userid', 'email'],
  timestamp: ['timestamp'],
  'Access Token or apiKey': ['accesstoken', 'apikey', 'token'],
} as const

type MissingField = keyof typeof fieldNames

/** The fields that an event of a supported type lacks, or may be said to lack, whatever else is wrong with it. */
function missingFields(exchange: Exchange): MissingField[] {
  const { event } = exchange
  const type = typeOf(event)
  const missing: MissingField[] = []
  if (isAccessTokenMissing(exchange)) missing.push('Access Token or apiKey')
  if (type === undefined) return ['type', ...missing]
  if (type === 'group') {
    if (!isUsable(field(event, 'groupId'))) missing.push('groupId')
    return missing
  }
  if (readUserId(exchange).none && readEmail(exchange).none) missing.push('userId or email')
  if (type !== 'track') return missing
  if (!isFilledText(field(event, 'event'))) missing.push('event')
  if (readEventTime(event).none) missing.push('timestamp')
  return missing
}

/** Whether a missing field is the only thing that the reason can be about: a long identifier may be told first (I5). */
function lacksOnlyFields(exchange: Exchange): boolean {
  const { event } = exchange
  const { end, because } = acceptanceOf(exchange)
  if (end !== 'rejected' || because === 'G2') return false
  if (hasTooLongIdentifier(exchange) || isTooLong(field(event, 'groupId')) || hasTooLongCompany(event)) return false
  return misplacedValues(event).length === 0 && !isHostile(event)
}

export const missingFieldIsNamed = defineRule({
  id: 'G9.field',
  level: 'should',
  authority: 'RS',
  says: 'The reason for dropping an event that lacks a field names it: type, event, groupId, userId or email, timestamp, Access Token or apiKey.',
  why: 'Whoever reads the reason knows which call to mend, without reading code.',
  mend: 'Name the missing field in the reason, as the event spells it.',
  source,
  harm: 'style',
  connections: cloudConnections,
  appliesTo: (exchange) => isRejected(exchange) && lacksOnlyFields(exchange) && missingFields(exchange).length > 0,
  check: (exchange) => {
    const missing = missingFields(exchange)
    const reason = reasonOf(exchange)
    const bare = bareName(reason.slice(0, 20_000))
    if (missing.some((name) => fieldNames[name].some((word) => bare.includes(word)))) return []
    return [
      { message: 'The reason does not name the missing field.', expected: missing, received: reason.slice(0, 300) },
    ]
  },
})
