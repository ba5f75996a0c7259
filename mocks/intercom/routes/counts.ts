import type { JsonObject } from '../../../contracts/wire/index.ts'
import { refusal } from '../refusal.ts'
import { type Ask, defineRoute, ok } from '../route.ts'
import type { Conversation } from '../workspace/conversation.ts'
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

/** Of all conversations, or of those of each admin (API page "Conversation counts"). Snoozed ones are open. */
function conversationCounts({ staff, conversations }: Workspace, count: string | null): JsonObject {
  const all = [...conversations.all()]
  const closed = (some: readonly Conversation[]) => some.filter(({ state }) => state === 'closed').length
  if (count === null) {
    const unassigned = all.filter(({ assignee }) => assignee.id === null).length
    const open = all.length - closed(all)
    const counted = { assigned: all.length - unassigned, closed: closed(all), open, unassigned }
    return { type: 'count', conversation: counted }
  }
  const admin = Array.from(staff.admins(), ({ id, name }) => {
    const own = all.filter(({ assignee }) => assignee.type === 'admin' && assignee.id === id)
    return { id, name, open: own.length - closed(own), closed: closed(own) }
  })
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
