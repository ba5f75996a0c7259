import type { JsonValue } from '../../contracts/wire/index.ts'
import { answerFeatures, answerHealth } from './about.ts'
import { answerProcessor } from './processor.ts'
import { answerProxyV0, answerProxyV1, type ProxyOptions } from './proxy.ts'
import { plain, type Reply, RequestRefused } from './reply.ts'
import { answerRouter } from './router.ts'

/** What the routes need of their surroundings. */
export interface Surroundings extends ProxyOptions {
  /** What `/version` tells. */
  version: string
}

/** A request with a body, as far as a route reads it. */
export interface Asked {
  body: JsonValue
  /** Whether destinations stand beside the items, once each. */
  compacted: boolean
}

/** A route; `:version` stands for any word, and letters of any case are the same. */
export type Route =
  | { method: 'GET'; path: string; answer(surroundings: Surroundings): Reply }
  | { method: 'POST'; path: string; answer(asked: Asked, surroundings: Surroundings): Reply | Promise<Reply> }

const answerVersion = ({ version }: Surroundings) => plain(200, version)

/** The routes of the transformer protocol that RudderStack uses for Intercom. Source: RudderStack's rudder-transformer repository. */
export const routes: readonly Route[] = [
  { method: 'GET', path: '/health', answer: answerHealth },
  { method: 'GET', path: '/features', answer: answerFeatures },
  { method: 'GET', path: '/version', answer: answerVersion },
  { method: 'GET', path: '/buildVersion', answer: answerVersion },
  { method: 'GET', path: '/transformerBuildVersion', answer: answerVersion },
  {
    method: 'POST',
    path: '/:version/destinations/intercom',
    answer: ({ body, compacted }) => answerProcessor(body, compacted),
  },
  { method: 'POST', path: '/routerTransform', answer: ({ body, compacted }) => answerRouter(body, compacted) },
  {
    method: 'POST',
    path: '/v0/destinations/intercom/proxy',
    answer: ({ body }, surroundings) => answerProxyV0(body, surroundings),
  },
  {
    method: 'POST',
    path: '/v1/destinations/intercom/proxy',
    answer: ({ body }, surroundings) => answerProxyV1(body, surroundings),
  },
]

const patterns = routes.map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replace(':version', '[^/]+')}/?$`, 'i'),
}))

/** The route of a request. Throws 404 with all routes, or 405 with the method that the path takes. */
export function routeOf(method: string, path: string): Route {
  const here = patterns.filter(({ pattern }) => pattern.test(path)).map(({ route }) => route)
  const found = here.find((route) => route.method === (method === 'HEAD' ? 'GET' : method))
  if (found !== undefined) return found
  const [other] = here
  if (other !== undefined) {
    throw new RequestRefused(405, `${other.path} takes ${other.method}.`, { allow: other.method })
  }
  const known = routes.map((route) => `${route.method} ${route.path}`).join(', ')
  throw new RequestRefused(404, `There is no such route. The routes are: ${known}.`)
}
