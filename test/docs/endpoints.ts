import { createRouter } from '../../mocks/intercom/router.ts'
import { routes } from '../../mocks/intercom/routes/index.ts'
import type { Behaviour } from '../../mocks/intercom/verify/index.ts'

const ranks = ['high', 'medium', 'low'] as const
/** Sources that a line names; the others are counted. */
const sourcesShown = 2

/** The behaviours by the endpoint that they are about: whose answer they look into, else that they end with. */
export function behavioursByEndpoint(behaviours: readonly Behaviour[]): Map<string, Behaviour[]> {
  const findWay = createRouter(routes)
  const found = new Map<string, Behaviour[]>(routes.map(({ on }) => [on, []]))
  for (const behaviour of behaviours) {
    const looked = behaviour.steps.filter(
      ({ expect, outcomes }) => outcomes ?? expect?.body ?? expect?.error ?? expect?.headers,
    )
    const about = looked.length > 0 ? looked : behaviour.steps.slice(-1)
    const endpoints = about.map(({ send }) => {
      const [method = '', path = ''] = send.split(' ')
      const way = findWay(method, path.split('?')[0] ?? '')
      return way !== undefined && 'route' in way ? way.route.on : ''
    })
    for (const endpoint of new Set(endpoints)) found.get(endpoint)?.push(behaviour)
  }
  return found
}

/** A table in Markdown: each endpoint with the best confidence that a behaviour of it has, and the sources of that. */
export function endpointsTable(behaviours: readonly Behaviour[]): string {
  const rows = [...behavioursByEndpoint(behaviours)]
    .filter(([, about]) => about.length > 0)
    .sort(([one], [other]) => keyOf(one).localeCompare(keyOf(other), 'en'))
    .map(
      ([endpoint, about]) => `| \`${endpoint}\` | ${confidenceOf(about)} | ${countsOf(about)} | ${evidenceOf(about)} |`,
    )
  return ['| endpoint | confidence | behaviours | evidence |', '|---|---|---|---|', ...rows].join('\n')
}

const keyOf = (endpoint: string) => endpoint.split(' ').reverse().join(' ')

function confidenceOf(about: readonly Behaviour[]): string {
  return ranks.find((rank) => about.some(({ confidence }) => confidence === rank)) ?? 'none'
}

function countsOf(about: readonly Behaviour[]): string {
  const counts = ranks.map((rank) => [about.filter(({ confidence }) => confidence === rank).length, rank] as const)
  const told = counts.filter(([count]) => count > 0).map(([count, rank]) => `${count} ${rank}`)
  return told.join(', ')
}

function evidenceOf(about: readonly Behaviour[]): string {
  const best = about.filter(({ confidence }) => confidence === confidenceOf(about))
  const sources = [...new Set(best.map(({ source }) => source.replaceAll('|', '\\|')))]
  const more = sources.length - sourcesShown
  return sources.slice(0, sourcesShown).join('; ') + (more > 0 ? `; ${more} more` : '')
}
