import { identifiesAsRequests, isOfNobody } from '../reading/index.ts'
import {
  type Connection,
  connections,
  type Exchange,
  isCloud,
  isJsonObject,
  type JsonValue,
  type PlayedCase,
} from '../wire/index.ts'
import type { Finding, Judgement, Rule } from './define-rule.ts'

/** What some rules say of each exchange of a case, one finding for each message: two rules may tell the same. */
export function findingsOf(rules: readonly Rule[], played: PlayedCase): ReadonlyMap<number, Finding[]> {
  const told = new Map<number, Map<string, Finding>>()
  for (const { exchange, findings } of rules.flatMap((rule) => rule.judge(played))) {
    const known = told.get(exchange) ?? new Map<string, Finding>()
    for (const finding of findings) if (!known.has(finding.message)) known.set(finding.message, finding)
    told.set(exchange, known)
  }
  return new Map([...told].map(([exchange, findings]) => [exchange, [...findings.values()]]))
}

/** What the words of the REST API are called by an SDK. */
type Words = readonly (readonly [string, string])[]

const ofMessenger: Words = [
  ['signed_up_at', 'created_at'],
  ['A request to /users', 'An update'],
  ['custom_attributes', 'the attributes of the update'],
]

const ofPhone: Words = [
  ['user_id', 'userId'],
  ['signed_up_at', 'signedUpAt'],
  ['unsubscribed_from_emails', 'unsubscribedFromEmails'],
  ['company_id', 'companyId'],
  ['custom_attributes', 'customAttributes'],
  ['event_name', 'name of the event'],
]

const wordsOf = (connection: Connection): Words => (connection === 'web-device' ? ofMessenger : ofPhone)

function renamedIn(value: JsonValue | undefined, words: Words): JsonValue | undefined {
  if (!isJsonObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inside]) => [words.find(([rest]) => rest === key)?.[1] ?? key, inside]),
  )
}

/** Findings about requests, told of the calls of an SDK. */
export function toldOfCalls(findings: readonly Finding[], connection: Connection): Finding[] {
  const words = wordsOf(connection)
  return findings.map(({ message, expected, received }) => {
    const [wanted, came] = [renamedIn(expected, words), renamedIn(received, words)]
    return {
      message: words.reduce((text, [rest, own]) => text.replaceAll(rest, own), message),
      ...(wanted === undefined ? {} : { expected: wanted }),
      ...(came === undefined ? {} : { received: came }),
    }
  })
}

/** Judges the identifies of device mode by rules of cloud mode that hold for them too. */
export function judgeIdentifiesBy(rules: readonly Rule[]): Rule['judge'] {
  return (played) =>
    [...findingsOf(rules, identifiesAsRequests(played))].map(([exchange, findings]) => ({
      exchange,
      findings: toldOfCalls(findings, played.connection),
    }))
}

/**
 * A rule of the identity that holds on every connection (I6): in device mode it looks at what the calls of an identify say. Events of
 * nobody are for I6 to tell; `isAsked` may leave out others.
 */
export function onEveryConnection(rule: Rule, isAsked: (exchange: Exchange) => boolean = () => true): Rule {
  // On a device an exchange is judged by what came before it: the rule is one over whole cases.
  const { findingsIn: _, ...words } = rule
  return {
    ...words,
    connections,
    judge(played) {
      if (isCloud(played.connection)) return rule.judge(played)
      return rule.judge(identifiesAsRequests(played)).flatMap(({ exchange, findings }): Judgement[] => {
        const given = played.exchanges[exchange]
        if (given === undefined || isOfNobody(given) || !isAsked(given)) return []
        return [{ exchange, findings: toldOfCalls(findings, given.connection) }]
      })
    },
  }
}
