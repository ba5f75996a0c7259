import { refusal } from '../refusal.ts'
import { defineRoute } from '../route.ts'

/** Resources of API 1.4 that this mock does not have: it says so with 501, never with a 404 that looks like an answer. */
export const resourcesElsewhere: ReadonlySet<string> = new Set(['customers', 'leads'])

/** The 501 of what is missing, in the words of all of it. */
export function notHere(path: string) {
  return refusal(501, 'not_implemented', `This mock has no ${path}: see mocks/intercom/LIMITS.md for what it has`)
}

/** One line of a resource that is here otherwise. */
export const getActivityLogs = defineRoute({
  on: 'GET /admins/activity_logs',
  answer() {
    throw notHere('/admins/activity_logs')
  },
})
