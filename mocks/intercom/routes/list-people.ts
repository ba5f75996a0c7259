import type { JsonObject } from '../../../contracts/wire/index.ts'
import { noSuch, refusal, reject } from '../refusal.ts'
import type { Ask } from '../route.ts'
import { leadView } from '../views/lead.ts'
import { userView } from '../views/user.ts'
import { sortedBy } from '../workspace/ordered.ts'
import type { People } from '../workspace/people.ts'
import type { User } from '../workspace/user.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { pageOf, readOrder, wholeNumber } from './paging.ts'

const sorts = ['created_at', 'last_request_at', 'signed_up_at', 'updated_at'] as const
type Sort = (typeof sorts)[number]

interface Listed {
  /** Path of the list, for the address of the next page. */
  path: string
  type: 'user' | 'contact'
  key: 'users' | 'contacts'
  people: People
  view(person: User): JsonObject
}

/** `GET /users`, and other lists of users (API page "List users"). */
export function listUsers(ask: Ask, path = '/users', among?: Iterable<User>): JsonObject {
  const { users, appId } = ask.workspace
  return list(ask, { path, type: 'user', key: 'users', people: users, view: (user) => userView(user, appId) }, among)
}

/** `GET /contacts`: leads, by the same parameters as users (API page "List leads"). */
export function listLeads(ask: Ask): JsonObject {
  const { workspace } = ask
  const view = (lead: User) => leadView(lead, workspace)
  return list(ask, { path: '/contacts', type: 'contact', key: 'contacts', people: workspace.leads, view })
}

/**
 * By `email` or `phone`, else all; narrowed by `tag_id`, `segment_id`, `company_id` and `created_since` (whole days); in the
 * order of `sort` and `order`.
 */
function list(ask: Ask, { people, ...listed }: Listed, among?: Iterable<User>): JsonObject {
  const { query, workspace, nowSeconds } = ask
  const sort = readSort(query)
  const order = readOrder(query)
  const narrowed = among ?? narrow(query, workspace, people)
  let things =
    narrowed === undefined
      ? people.ordered.by(sort, (person) => person[sort], order)
      : sortedBy([...narrowed], (person) => person[sort], order)
  if (query.has('created_since')) {
    const since = nowSeconds - wholeNumber(query, 'created_since', 1) * 86_400
    things = things.filter((person) => person.created_at >= since)
  }
  return pageOf(ask, { ...listed, things })
}

function readSort(query: URLSearchParams): Sort {
  const asked = query.get('sort') ?? 'created_at'
  const sort = sorts.find((known) => known === asked)
  if (sort === undefined) throw refusal(400, 'parameter_invalid', `sort must be one of ${sorts.join(', ')}`, 'sort')
  return sort
}

/** The people that a filter leaves, or nothing where there is no filter. Several filters: the first of them. */
function narrow(query: URLSearchParams, workspace: Workspace, people: People): Iterable<User> | undefined {
  const email = query.get('email')
  if (email !== null) return people.byEmail(email)
  const phone = query.get('phone')
  if (phone !== null) return people.byPhone(phone)
  const group = askedGroup(query, workspace)
  return group === undefined ? undefined : Array.from(group).filter((person) => people.has(person))
}

/** Everybody in a tag, company or segment: tags and segments hold users and leads alike. */
function askedGroup(query: URLSearchParams, { tags, companies, segments }: Workspace): Iterable<User> | undefined {
  const tagId = query.get('tag_id')
  if (tagId !== null) return (tags.byId(tagId) ?? reject(noSuch([['tag_id', tagId]]))).users
  const companyId = query.get('company_id')
  if (companyId !== null) {
    const company = companies.byCompanyId(companyId) ?? companies.byId(companyId)
    return (company ?? reject(refusal(404, 'company_not_found', 'Company Not Found'))).members
  }
  const segmentId = query.get('segment_id')
  return segmentId === null ? undefined : (segments.byId(segmentId)?.people ?? [])
}
