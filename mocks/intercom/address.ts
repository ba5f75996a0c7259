/** Scheme, host and port of an absolute address, and its path with and without query, without building a URL. */
export interface Address {
  origin: string
  path: string
  query: string
}

/** Splits `https://api.intercom.io/users?page=2#top`. An address without a path has the path `/`. */
export function splitAddress(url: string): Address {
  const host = url.indexOf('://')
  const start = url.indexOf('/', host === -1 ? 0 : host + 3)
  const origin = start === -1 ? url : url.slice(0, start)
  const rest = start === -1 ? '/' : url.slice(start)
  const end = rest.indexOf('#')
  const target = end === -1 ? rest : rest.slice(0, end)
  const query = target.indexOf('?')
  return query === -1
    ? { origin, path: plain(target), query: '' }
    : { origin, path: plain(target.slice(0, query)), query: target.slice(query + 1) }
}

/** Doubled slashes and one at the end do not count: intercom-java sends `//users/scroll` (intercom-java#260). */
function plain(path: string): string {
  if (!path.includes('//') && !path.endsWith('/')) return path
  return `/${path.split('/').filter(Boolean).join('/')}`
}
