import type { JsonObject } from '../../../contracts/wire/index.ts'
import { refusal } from '../refusal.ts'
import type { Ask } from '../route.ts'
import { eventView } from '../views/event.ts'
import type { UserEvent } from '../workspace/event.ts'
import { sortedBy } from '../workspace/ordered.ts'
import type { User } from '../workspace/user.ts'
import { wholeNumber } from './paging.ts'

const ninetyDays = 90 * 86_400
const perPageMax = 60

/**
 * Events of one user, newest first, of the last 90 days. `before` and `since` are times in milliseconds; `pages.next`
 * goes on before the oldest one shown, `pages.since` asks for what came after the newest (intercom-java's events.json).
 */
export function listEvents({ query, origin, nowSeconds }: Ask, user: User): JsonObject {
  const perPage = Math.min(wholeNumber(query, 'per_page', 50), perPageMax)
  const before = readCursor(query, 'before') ?? Number.POSITIVE_INFINITY
  const since = readCursor(query, 'since') ?? Number.NEGATIVE_INFINITY
  const matching = sortedBy(
    (user.events?.list ?? []).filter(
      ({ created_at: at }) => at >= nowSeconds - ninetyDays && at * 1000 < before && at * 1000 > since,
    ),
    (event) => event.created_at,
    'desc',
  )
  const shown = matching.slice(0, lengthOfPage(matching, perPage))
  const oldest = shown.at(-1)
  const newest = shown[0]
  const address = (cursor: string) => {
    const next = new URLSearchParams(query)
    next.delete('before')
    next.delete('since')
    return `${origin}/events?${next}&${cursor}`
  }
  return {
    type: 'event.list',
    events: shown.map(eventView),
    pages: {
      ...(oldest !== undefined && shown.length < matching.length
        ? { next: address(`before=${oldest.created_at * 1000}`) }
        : {}),
      ...(newest === undefined ? {} : { since: address(`since=${newest.created_at * 1000}`) }),
    },
  }
}

/** The cursor counts in time: a page never ends between events of the same second. */
function lengthOfPage(events: readonly UserEvent[], perPage: number): number {
  let length = Math.min(perPage, events.length)
  while (length < events.length && events[length]?.created_at === events[length - 1]?.created_at) length += 1
  return length
}

function readCursor(query: URLSearchParams, key: string): number | undefined {
  const text = query.get(key)
  if (text === null) return undefined
  if (!/^-?\d{1,16}$/.test(text)) throw refusal(400, 'parameter_invalid', `${key} must be a time in milliseconds`, key)
  return Number(text)
}

/** Per event name: first, last (ISO text) and count (API page "List user events", `summary=true`). */
export function summariseEvents(user: User): JsonObject {
  const byName = new Map<string, { name: string; first: number; last: number; count: number }>()
  for (const { event_name, created_at } of user.events?.list ?? []) {
    const key = event_name.toLowerCase()
    const summary = byName.get(key)
    if (summary === undefined) byName.set(key, { name: event_name, first: created_at, last: created_at, count: 1 })
    else {
      summary.first = Math.min(summary.first, created_at)
      summary.last = Math.max(summary.last, created_at)
      summary.count += 1
    }
  }
  return {
    type: 'event.summary',
    email: user.email,
    intercom_user_id: user.id,
    user_id: user.user_id,
    events: Array.from(byName.values(), ({ name, first, last, count }) => ({
      name,
      first: isoTime(first),
      last: isoTime(last),
      count,
      description: null,
    })),
  }
}

/** Times beyond what a date can hold (milliseconds sent as seconds still fit) show as null. */
function isoTime(seconds: number): string | null {
  return Math.abs(seconds) <= 8.64e12 ? new Date(seconds * 1000).toISOString() : null
}
