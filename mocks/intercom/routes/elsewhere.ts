import { refusal } from '../refusal.ts'
import { defineRoute, type Route } from '../route.ts'

/** Resources of API 1.4 that this mock does not have: it says so with 501, never with a 404 that looks like an answer. */
export const resourcesElsewhere: ReadonlySet<string> = new Set(['customers', 'leads'])

/** The 501 of what is missing, in the words of all of it. */
export function notHere(path: string) {
  return refusal(501, 'not_implemented', `This mock has no ${path}: see mocks/intercom/LIMITS.md for what it has`)
}

/** Lines of resources that are here otherwise; the identifier in the path is no part of what is said. */
export const linesElsewhere: readonly Route[] = [
  'GET /admins/activity_logs',
  'POST /conversations/{id}/customers',
  'POST /conversations/{id}/run_assignment_rules',
  'POST /conversations/{id}/tags',
  'POST /jobs/{id}',
].map((on) =>
  defineRoute({
    on,
    answer() {
      throw notHere(on.split(' ')[1] ?? on)
    },
  }),
)
