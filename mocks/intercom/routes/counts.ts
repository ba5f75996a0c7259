import type { JsonObject } from '../../../contracts/wire/index.ts'
import { refusal } from '../refusal.ts'
import { type Ask, defineRoute, ok } from '../route.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { paged } from './paging.ts'

/** One line of a count: a name, and how many there are. Names come from outside: `fromEntries` makes them own properties. */
type Counted = [name: string, count: number, more?: [string, string]]

const lists: Readonly<Record<string, (workspace: Workspace) => Counted[]>> = {
  // Users and leads alike (API page "User segment/tag counts").
  'user tag': ({ tags }) => Array.from(tags.all(), ({ name, users }) => [name, users.size]),
  'user segment': ({ segments }) =>
    [...segments.all()]
      .filter(({ person_type }) => person_type !== 'company')
      .map(({ name, people }) => [name, people.size]),
  'company tag': ({ tags }) => Array.from(tags.all(), ({ name, companies }) => [name, companies.size]),
  'company segment': ({ segments }) =>
    [...segments.all()]
      .filter(({ person_type }) => person_type === 'company')
      .map(({ name, companies }) => [name, companies.size]),
  'company user': ({ companies }) =>
    Array.from(companies.all(), ({ name, company_id, members }) => [
      name ?? company_id,
      members.size,
      ['remote_company_id', company_id],
    ]),
}

/** API page "Counts": of the whole workspace, or with `type` and `count` of one kind by another. */
export const getCounts = defineRoute({
  on: 'GET /counts',
  answer(ask) {
    const { query, workspace } = ask
    const type = query.get('type')
    if (type === null) return ok(totals(workspace))
    const count = query.get('count')
    if (type === 'conversation' && (count === null || count === 'admin'))
      return ok(conversationCounts(workspace, count))
    const list = count !== null && Object.hasOwn(lists, `${type} ${count}`) ? lists[`${type} ${count}`] : undefined
    if (count === null || list === undefined) {
      throw refusal(
        400,
        'parameter_invalid',
        'type and count must be of user, company or conversation, by tag, segment, user or admin',
      )
    }
    return ok(countsOf(ask, type, count, list(workspace)))
  },
})

/** Of no conversation at all. */
function conversationCounts({ staff }: Workspace, count: string | null): JsonObject {
  if (count === null) return { type: 'count', conversation: { assigned: 0, closed: 0, open: 0, unassigned: 0 } }
  const admin = Array.from(staff.admins(), ({ id, name }) => ({ id, name, open: 0, closed: 0 }))
  return { type: 'count', conversation: { admin } }
}

function totals({ companies, segments, tags, users, leads }: Workspace): JsonObject {
  const counted = { company: companies, segment: segments, tag: tags, user: users, lead: leads }
  return {
    type: 'count.hash',
    ...Object.fromEntries(Object.entries(counted).map(([name, { count }]) => [name, { count }])),
  }
}

/** With more than a page of them, `pages` stands in `pages`, as in the example of API page "Company tag counts". */
function countsOf(ask: Ask, type: string, count: string, counted: readonly Counted[]): JsonObject {
  const { pages, shown } = paged(ask, '/counts', counted)
  const list = shown.map(([name, number, more]) => Object.fromEntries([[name, number], ...(more ? [more] : [])]))
  return { type: 'count', [type]: { [count]: list }, ...(shown.length < counted.length ? { pages: { pages } } : {}) }
}
