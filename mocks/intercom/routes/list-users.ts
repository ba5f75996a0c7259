import type { JsonObject } from '../../../contracts/wire/index.ts'
import { noSuch, refusal, reject } from '../refusal.ts'
import type { Ask } from '../route.ts'
import { userView } from '../views/user.ts'
import { sortedBy } from '../workspace/ordered.ts'
import type { User } from '../workspace/user.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { pageOf, readOrder, wholeNumber } from './paging.ts'

const sorts = ['created_at', 'last_request_at', 'signed_up_at', 'updated_at'] as const
type Sort = (typeof sorts)[number]

/**
 * `GET /users`: by `email` or `phone`, else all; narrowed by `tag_id`, `segment_id`, `company_id` and `created_since`
 * (whole days); in the order of `sort` and `order` (API page "List users").
 */
export function listUsers(ask: Ask, path = '/users', among?: Iterable<User>): JsonObject {
  const { query, workspace, nowSeconds } = ask
  const sort = readSort(query)
  const order = readOrder(query)
  const narrowed = among ?? narrow(query, workspace)
  let users =
    narrowed === undefined
      ? workspace.users.ordered.by(sort, (user) => user[sort], order)
      : sortedBy([...narrowed], (user) => user[sort], order)
  if (query.has('created_since')) {
    const since = nowSeconds - wholeNumber(query, 'created_since', 1) * 86_400
    users = users.filter((user) => user.created_at >= since)
  }
  return pageOf(ask, {
    path,
    type: 'user',
    key: 'users',
    things: users,
    view: (user) => userView(user, workspace.appId),
  })
}

function readSort(query: URLSearchParams): Sort {
  const asked = query.get('sort') ?? 'created_at'
  const sort = sorts.find((known) => known === asked)
  if (sort === undefined) throw refusal(400, 'parameter_invalid', `sort must be one of ${sorts.join(', ')}`, 'sort')
  return sort
}

/** The users that a filter leaves, or nothing where there is no filter. Several filters: the first of them. */
function narrow(query: URLSearchParams, { users, tags, companies }: Workspace): Iterable<User> | undefined {
  const email = query.get('email')
  if (email !== null) return users.byEmail(email)
  const phone = query.get('phone')
  if (phone !== null) return users.byPhone(phone)
  const tagId = query.get('tag_id')
  if (tagId !== null) return (tags.byId(tagId) ?? reject(noSuch([['tag_id', tagId]]))).users
  const companyId = query.get('company_id')
  if (companyId !== null) {
    const company = companies.byCompanyId(companyId) ?? companies.byId(companyId)
    return (company ?? reject(refusal(404, 'company_not_found', 'Company Not Found'))).members
  }
  const segmentId = query.get('segment_id')
  return segmentId === null ? undefined : inSegment(users.all(), segmentId)
}

function inSegment(users: Iterable<User>, segmentId: string): User[] {
  return Array.from(users).filter((user) => user.segments?.some((segment) => segment['id'] === segmentId))
}
