/** Where Intercom's API answers: in the United States, Europe and Australia. Source: Intercom, Regional hosting. */
const intercomHosts: ReadonlySet<string> = new Set(['api.intercom.io', 'api.eu.intercom.io', 'api.au.intercom.io'])

/** The endpoint leads nowhere that this service may send to. */
export interface NowhereToSend {
  reason: string
}

/**
 * Where a prepared request is sent. Whoever reaches the proxy decides its endpoint, and must not reach other machines through it: only
 * Intercom's own hosts are served, and the address that was given in their place.
 *
 * @param intercomUrl its origin replaces the origin of Intercom's hosts
 */
export function whereToSend(endpoint: unknown, intercomUrl: URL | undefined): URL | NowhereToSend {
  if (typeof endpoint !== 'string' || !URL.canParse(endpoint)) {
    return { reason: 'endpoint is no address: expected one such as https://api.intercom.io/users.' }
  }
  const url = new URL(endpoint)
  if (url.username !== '' || url.password !== '') return { reason: 'endpoint holds a user name or password.' }
  if (intercomUrl !== undefined && url.origin === intercomUrl.origin) return url
  if (url.protocol !== 'https:' || !intercomHosts.has(url.host)) {
    const hosts = [...intercomHosts].map((host) => `https://${host}`).join(', ')
    return { reason: `endpoint leads to ${url.protocol}//${url.host}: requests are sent only to ${hosts}.` }
  }
  if (intercomUrl === undefined) return url
  // Part by part: resolved as a relative address, a path of "//evil.example/" would lead there.
  const moved = new URL(intercomUrl.origin)
  moved.pathname = url.pathname
  moved.search = url.search
  return moved
}
