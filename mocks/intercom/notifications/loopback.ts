/**
 * An address of this machine over plain HTTP, or nothing. Notifications hold what a workspace knows of people: they never leave the
 * machine, whatever a request asks for. Names other than `localhost` could be resolved to anywhere, and are none.
 */
export function loopbackUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  const { hostname } = url
  const isLoopback = hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
  return url.protocol === 'http:' && isLoopback ? url : undefined
}
