import type { JsonObject, JsonValue } from '../../../contracts/wire/index.ts'
import { refusal } from '../refusal.ts'
import type { Ask } from '../route.ts'

const perPageDefault = 50
const perPageMax = 60
/** Things that paging reaches; after that "page limit reached, please use scroll API" (intercom-node#115). */
const pagedMax = 10_000

interface List<Thing> {
  /** Path of the list, for the address of the next page. */
  path: string
  type: 'user' | 'contact' | 'company' | 'note'
  key: 'users' | 'contacts' | 'companies' | 'notes'
  things: readonly Thing[]
  view(thing: Thing): JsonObject
}

/** One page of a list: `{type: "user.list", pages, users, total_count, limited}`, numbered from 1. */
export function pageOf<Thing>(ask: Ask, { path, type, key, things, view }: List<Thing>): JsonObject {
  const { pages, shown } = paged(ask, path, things)
  return {
    type: `${type}.list`,
    pages,
    [key]: shown.map(view) as JsonValue,
    total_count: things.length,
    limited: false,
  }
}

/** The things of the page that is asked for, and `pages`, which says how to go on. */
export function paged<Thing>(
  { query, origin, note }: Ask,
  path: string,
  things: readonly Thing[],
  perPageUsual = perPageDefault,
): { pages: JsonObject; shown: readonly Thing[] } {
  const page = wholeNumber(query, 'page', 1)
  let perPage = wholeNumber(query, 'per_page', perPageUsual)
  if (perPage > perPageMax) {
    note('R58', `per_page is ${perPage}; at most ${perPageMax} come`)
    perPage = perPageMax
  }
  const from = (page - 1) * perPage
  if (from >= pagedMax) throw refusal(400, 'bad_request', 'page limit reached, please use scroll API')
  const totalPages = Math.ceil(things.length / perPage)
  const isLast = page >= totalPages
  return {
    pages: {
      type: 'pages',
      next: isLast ? null : `${origin}${path}?${nextQuery(query, page + 1, perPage)}`,
      page,
      per_page: perPage,
      total_pages: totalPages,
    },
    shown: things.slice(from, from + perPage),
  }
}

function nextQuery(query: URLSearchParams, page: number, perPage: number): string {
  const next = new URLSearchParams(query)
  next.set('page', String(page))
  next.set('per_page', String(perPage))
  return next.toString()
}

/** A whole number of at least 1. Refused: anything else. */
export function wholeNumber(query: URLSearchParams, key: string, fallback: number): number {
  const text = query.get(key)
  if (text === null || text === '') return fallback
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw refusal(400, 'parameter_invalid', `${key} must be a whole number of at least 1`, key)
  return Number(text)
}

/** `order=asc|desc`, newest first unless said. Refused: anything else. */
export function readOrder(query: URLSearchParams, fallback: 'asc' | 'desc' = 'desc'): 'asc' | 'desc' {
  const order = query.get('order') ?? fallback
  if (order !== 'asc' && order !== 'desc') throw refusal(400, 'parameter_invalid', 'order must be asc or desc', 'order')
  return order
}
