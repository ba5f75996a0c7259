import { field, type SentRequest, valuesIn, writesOf } from '../../reading/index.ts'
import { cloudConnections, isJsonObject, type JsonObject } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'

/** Keys that POST /users was seen to refuse: they belong to answers (intercom-ruby#129, #367; python-intercom#182, #213). */
const refusedKeys = ['type', 'users', 'pages', 'limited', 'location_data'] as const

/** A tag is put on users by a list under that name: there it is no answer sent back. */
const isRefused = (key: string, path: string) =>
  (refusedKeys as readonly string[]).includes(key) && !(key === 'users' && path.endsWith('/tags'))

function checkBody({ request, path }: SentRequest): Finding[] {
  const { body } = request as { body?: unknown }
  if (!isJsonObject(body)) {
    return [
      {
        message: 'The body of a request is no JSON object.',
        expected: 'a JSON object',
        received: body === undefined ? 'none' : body === null ? 'null' : Array.isArray(body) ? 'an array' : typeof body,
      },
    ]
  }
  const findings: Finding[] = Object.keys(body)
    .filter((key) => isRefused(key, path))
    .map((key) => ({ message: 'A body holds a key that Intercom refuses.', received: key }))
  const values = valuesIn(body)
  const odd = values.findIndex(isNoJson)
  if (odd !== -1) {
    findings.push({ message: 'A body holds a value that JSON cannot say.', received: String(values[odd]) })
  }
  return findings
}

const nothingInJson: ReadonlySet<string> = new Set(['undefined', 'function', 'symbol', 'bigint'])

/** What JSON cannot say, and what a serializer leaves out or turns into null. */
function isNoJson(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value)
  return nothingInJson.has(typeof value)
}

export const bodiesAreJson = defineRule({
  id: 'G5',
  level: 'must',
  authority: 'API',
  says: 'The body of each request that writes is a JSON object without undefined, NaN or Infinity, and without the keys that Intercom is known to refuse: type, users, pages, limited, location_data.',
  why: 'Intercom answers such a body with 400, and the whole event is lost for one key.',
  mend: 'Build the body from the fields of the endpoint alone, and leave out what has no value.',
  source:
    'Intercom API 1.4, User model; intercom-ruby#129, intercom-ruby#367, python-intercom#182, python-intercom#213',
  harm: 'events lost',
  connections: cloudConnections,
  appliesTo: (exchange) => writesOf(exchange).length > 0,
  check: (exchange) => writesOf(exchange).flatMap(checkBody),
})

/**
 * What each endpoint takes. `created_at` of a user is documented as read-only and was accepted; `created` of an event is
 * the old name of its time, which T2 tells.
 */
const writableFields: Record<string, ReadonlySet<string>> = {
  '/users': new Set([
    ...['id', 'user_id', 'email', 'phone', 'name', 'signed_up_at', 'remote_created_at', 'created_at'],
    ...['custom_attributes', 'companies', 'last_request_at', 'update_last_request_at', 'new_session'],
    ...['unsubscribed_from_emails', 'last_seen_ip', 'last_seen_user_agent', 'avatar', 'owner_id', 'referrer'],
    ...['utm_campaign', 'utm_content', 'utm_medium', 'utm_source', 'utm_term'],
  ]),
  '/companies': new Set([
    ...['company_id', 'name', 'plan', 'monthly_spend', 'size', 'website', 'industry', 'remote_created_at'],
    ...['custom_attributes'],
  ]),
  '/events': new Set(['event_name', 'created_at', 'created', 'user_id', 'id', 'email', 'metadata']),
  '/tags': new Set(['id', 'name', 'users', 'companies']),
}

/** What a company inside a user takes: its own fields, and the word that removes the user (companies and users). */
const writableInCompany: ReadonlySet<string> = new Set([...(writableFields['/companies'] ?? []), 'id', 'remove'])

/** Keys of a user's companies that are no fields of companies: data about the user has no place there. */
function checkCompanies(body: JsonObject): Finding[] {
  const companies = field(body, 'companies')
  return (Array.isArray(companies) ? companies : [])
    .flatMap((company) => (isJsonObject(company) ? Object.keys(company) : []))
    .filter((key) => !writableInCompany.has(key))
    .map((key) => ({ message: 'A company inside a user holds a key that cannot be written there.', received: key }))
}

const writableAt = (path: string) => (Object.hasOwn(writableFields, path) ? writableFields[path] : undefined)

export const bodiesHoldWritableFields = defineRule({
  id: 'G5.fields',
  level: 'should',
  authority: 'API',
  says: 'A body holds no key outside the fields that its endpoint lets a client write.',
  why: 'Intercom answers an unknown key with 400, or drops it without a word: what was put there is lost either way.',
  mend: 'Put data of your own into custom_attributes or metadata.',
  source: 'Intercom API 1.4, User model, Company model and Event model; intercom-php#267',
  harm: 'data wrong',
  connections: cloudConnections,
  appliesTo: (exchange) => writesOf(exchange).some(({ path }) => writableAt(path) !== undefined),
  check: (exchange) =>
    writesOf(exchange).flatMap(({ path, body }): Finding[] => [
      ...Object.keys(body)
        .filter((key) => writableAt(path)?.has(key) === false && !isRefused(key, path))
        .map((key) => ({ message: `A body to ${path} holds a key that cannot be written there.`, received: key })),
      ...(path === '/users' ? checkCompanies(body) : []),
    ]),
})
