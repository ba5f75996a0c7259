import type { Route } from './route.ts'

/** What a path leads to: a route, a path that has no such method, or nothing. */
export type Way = { route: Route; id: string } | { allowed: string[] } | undefined

/** Finds routes in constant time: by the whole path, else with the second segment as `{id}`. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Way {
  const byPath = new Map<string, Map<string, Route>>()
  for (const route of routes) {
    const [method = '', path = ''] = route.on.split(' ')
    const methods = byPath.get(path) ?? new Map<string, Route>()
    methods.set(method, route)
    byPath.set(path, methods)
  }

  return (method, path) => {
    const whole = byPath.get(path)
    if (whole?.has(method)) return { route: whole.get(method) as Route, id: '' }
    const [, resource = '', id = '', ...rest] = path.split('/')
    const pattern = id === '' ? undefined : byPath.get(['', resource, '{id}', ...rest].join('/'))
    const route = pattern?.get(method)
    if (route !== undefined) return { route, id }
    const allowed = [...(whole?.keys() ?? []), ...(pattern?.keys() ?? [])]
    return allowed.length > 0 ? { allowed } : undefined
  }
}
