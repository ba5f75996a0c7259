import type { JsonObject, JsonValue } from '../../../contracts/wire/index.ts'
import { type Ask, defineRoute, ok } from '../route.ts'
import { companyView } from '../views/company.ts'
import { userView } from '../views/user.ts'

/** API page "Iterating over all users": 100 at a time, an empty list at the end, `scroll_param` to go on. */
export const scrollUsers = defineRoute({
  on: 'GET /users/scroll',
  answer(ask) {
    const { users, appId } = ask.workspace
    return ok(
      scroll(
        ask,
        'user',
        'users',
        () => users.all(),
        (id) => {
          const user = users.byId(id)
          return user === undefined ? undefined : userView(user, appId)
        },
      ),
    )
  },
})

export const scrollCompanies = defineRoute({
  on: 'GET /companies/scroll',
  answer(ask) {
    const { companies } = ask.workspace
    return ok(
      scroll(
        ask,
        'company',
        'companies',
        () => companies.all(),
        (id) => {
          const company = companies.byId(id)
          return company === undefined ? undefined : companyView(company, ask.workspace)
        },
      ),
    )
  },
})

function scroll(
  { query, workspace, nowMs }: Ask,
  type: string,
  key: string,
  all: () => Iterable<{ id: string }>,
  view: (id: string) => JsonObject | undefined,
): JsonObject {
  const asked = query.get('scroll_param')
  const { param, ids } =
    asked === null
      ? workspace.scrolls.open(
          type,
          Array.from(all(), ({ id }) => id),
          nowMs,
        )
      : workspace.scrolls.continue(type, asked, nowMs)
  const shown = ids.map(view).filter((one) => one !== undefined)
  return { type: `${type}.list`, [key]: shown as JsonValue, scroll_param: param }
}
