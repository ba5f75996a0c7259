import { accessTokenOf, header, onceForText, type SentRequest, writesOf } from '../../reading/index.ts'
import { cloudConnections, type Exchange, type IntercomRequest, intercomApi } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'

const source = 'Intercom API 1.4, Authentication, Versioning and Making requests'

/** application/json, or a type of its family: parameters are free. */
const jsonType = /^application\/(?:json|[\w!#$&^.-]+\+json)\s*(?:;.*)?$/i

/** A range of an Accept header that lets JSON in; not with `q=0`. */
const jsonRange = /^(?:application\/(?:json|\*|[\w!#$&^.-]+\+json)|\*\/\*)\s*(?:;(?!\s*q=0(?:\.0*)?\s*(?:;|$)).*)?$/i

const acceptsJson = onceForText((accept) => accept.split(',').some((range) => jsonRange.test(range.trim())))
const isJsonType = onceForText((type) => jsonType.test(type))

/** Basic credentials in plain: the token, a colon, and a password that may be empty; nothing where they are no base64. */
function plainCredentials(credentials: string): string {
  try {
    return atob(credentials)
  } catch {
    return ''
  }
}

/** Whether the credentials are the token's, blanks around it aside: Bearer, or Basic with the token as user name. */
function isAuthorized(authorization: string | undefined, token: string): boolean {
  const [, scheme = '', credentials = ''] = /^(\S+)\s+(.*)$/.exec(authorization ?? '') ?? []
  if (scheme.toLowerCase() === 'bearer') return credentials === token
  const plain = plainCredentials(credentials).trimStart()
  return scheme.toLowerCase() === 'basic' && plain.startsWith(token) && /^\s*:/.test(plain.slice(token.length))
}

/** Credentials without what they hold: a report shows no token, also where it stands without a scheme. */
const shownCredentials = (authorization: string | undefined) =>
  authorization === undefined ? null : /\s/.test(authorization) ? authorization.replace(/\s.*/s, ' …') : '…'

/** Whose the host of an address is; of Intercom's hosts only the API's is right. */
const hostOf = onceForText((url): 'right' | 'wrong' | 'another' => {
  if (!URL.canParse(url)) return 'wrong'
  const { origin, hostname } = new URL(url)
  if (origin === intercomApi || /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)) return 'right'
  return /(?:^|\.)intercom\.(?:io|com)$/.test(hostname) ? 'wrong' : 'another'
})

/**
 * Whether the address is Intercom's or the harness's own. What the target sent by itself and reached the harness went to the
 * right place, unless it names another Intercom host.
 */
function isRightAddress(url: string, sentByTarget: boolean): boolean {
  const host = hostOf(url)
  return host === 'right' || (sentByTarget && host === 'another')
}

const sentByTarget = ({ delivered }: Exchange) =>
  new Set(delivered.filter(({ by }) => by === 'target').map(({ request }) => request))

function checkWrite({ request, method }: SentRequest, own: ReadonlySet<IntercomRequest>, token?: string): Finding[] {
  const findings: Finding[] = []
  const told = (name: string) => header(request, name) ?? null
  if (method !== 'POST') {
    findings.push({ message: 'A request that writes is no POST.', expected: 'POST', received: method })
  }
  if (!isRightAddress(request.url, own.has(request))) {
    findings.push({
      message: "A request that writes does not go to Intercom's API.",
      expected: intercomApi,
      received: request.url,
    })
  }
  if (token !== undefined && !isAuthorized(header(request, 'authorization'), token)) {
    findings.push({
      message: 'A request is not authorized by the Access Token.',
      expected: 'Bearer <Access Token>',
      received: shownCredentials(header(request, 'authorization')),
    })
  }
  if (!isJsonType(header(request, 'content-type') ?? '')) {
    findings.push({
      message: 'The content type of a request is not JSON.',
      expected: 'application/json',
      received: told('content-type'),
    })
  }
  if (!acceptsJson(header(request, 'accept') ?? '')) {
    findings.push({
      message: 'A request does not accept JSON.',
      expected: 'application/json',
      received: told('accept'),
    })
  }
  if (header(request, 'intercom-version') !== '1.4') {
    findings.push({
      message: 'A request does not name version 1.4 of the API.',
      expected: '1.4',
      received: told('intercom-version'),
    })
  }
  return findings
}

export const writesAreAddressed = defineRule({
  id: 'G4',
  level: 'must',
  authority: 'API',
  says: "Each request that writes is a POST to Intercom's API, authorized by the Access Token, with JSON as content type and accepted type, and `Intercom-Version: 1.4`.",
  why: 'Without the version the workspace decides which API answers; without the right type the body is read as empty.',
  mend: 'Build every request in one place that sets method, address and the four headers.',
  source,
  harm: 'events lost',
  connections: cloudConnections,
  appliesTo: (exchange) => writesOf(exchange).length > 0,
  check: (exchange) => {
    const own = sentByTarget(exchange)
    return writesOf(exchange).flatMap((write) => checkWrite(write, own, accessTokenOf(exchange)))
  },
})

export const writesNameTheirAgent = defineRule({
  id: 'G4.agent',
  level: 'should',
  authority: 'API',
  says: 'Each request that writes carries a User-Agent.',
  why: 'Intercom recognises its partners by it; a request without one cannot be traced to its sender.',
  mend: 'Send a User-Agent that names the integration.',
  source,
  harm: 'style',
  connections: cloudConnections,
  appliesTo: (exchange) => writesOf(exchange).length > 0,
  check: (exchange) =>
    writesOf(exchange)
      .filter(({ request }) => (header(request, 'user-agent') ?? '') === '')
      .map(() => ({ message: 'A request names no User-Agent.' })),
})
