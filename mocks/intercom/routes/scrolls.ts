import type { JsonObject, JsonValue } from '../../../contracts/wire/index.ts'
import { type Ask, defineRoute, ok } from '../route.ts'
import { companyView } from '../views/company.ts'
import { leadView } from '../views/lead.ts'
import { userView } from '../views/user.ts'
import type { People } from '../workspace/people.ts'
import type { User } from '../workspace/user.ts'

/** API page "Iterating over all users": 100 at a time, an empty list at the end, `scroll_param` to go on. */
export const scrollUsers = defineRoute({
  on: 'GET /users/scroll',
  answer(ask) {
    const { users, appId } = ask.workspace
    return ok(scrollPeople(ask, 'user', 'users', users, (user) => userView(user, appId)))
  },
})

export const scrollLeads = defineRoute({
  on: 'GET /contacts/scroll',
  answer(ask) {
    const { workspace } = ask
    return ok(scrollPeople(ask, 'contact', 'contacts', workspace.leads, (lead) => leadView(lead, workspace)))
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

function scrollPeople(
  ask: Ask,
  type: string,
  key: string,
  people: People,
  view: (person: User) => JsonObject,
): JsonObject {
  const shown = (id: string) => {
    const person = people.byId(id)
    return person === undefined ? undefined : view(person)
  }
  return scroll(ask, type, key, () => people.all(), shown)
}

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
