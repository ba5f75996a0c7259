import type { JsonObject } from '../../../contracts/wire/index.ts'
import { noSuch, refusal } from '../refusal.ts'
import { type Ask, defineRoute, ok } from '../route.ts'
import { companyView } from '../views/company.ts'
import { removeCompany, upsertCompany } from '../workspace/change-company.ts'
import type { Company } from '../workspace/company.ts'
import { listUsers } from './list-people.ts'
import { pageOf, readOrder } from './paging.ts'
import { readCompanyChange, readCompanyId } from './read-company.ts'

/** API page "Create or update company": the company_id decides, an `id` in the body does not (R32). */
export const writeCompany = defineRoute({
  on: 'POST /companies',
  answer({ body, workspace, reading, note, nowSeconds }) {
    const companyId = readCompanyId(body, reading)
    if (body['id'] !== undefined) note('R32', '"id" is ignored; companies are found by company_id')
    return ok(companyView(upsertCompany(workspace, companyId, readCompanyChange(body, reading), nowSeconds), workspace))
  },
})

export const getCompany = defineRoute({
  on: 'GET /companies/{id}',
  answer: ({ id, workspace }) => ok(companyView(found(workspace.companies.byId(id)), workspace)),
})

/** One company by `company_id` or `name` (with `type=user`: its users), else all that have users, page by page. */
export const getCompanies = defineRoute({
  on: 'GET /companies',
  answer(ask) {
    const company = named(ask)
    if (company === undefined) return ok(listCompanies(ask))
    if (ask.query.get('type') === 'user') return ok(listUsers(ask, '/companies', company.members))
    return ok(companyView(company, ask.workspace))
  },
})

export const getUsersOfCompany = defineRoute({
  on: 'GET /companies/{id}/users',
  answer: (ask) =>
    ok(listUsers(ask, `/companies/${ask.id}/users`, found(ask.workspace.companies.byId(ask.id)).members)),
})

/** Documented from API 1.3 on; the shape of its answer only later: `{id, object: "company", deleted: true}`. */
export const deleteCompany = defineRoute({
  on: 'DELETE /companies/{id}',
  answer({ id, workspace }) {
    removeCompany(workspace, found(workspace.companies.byId(id)))
    return ok({ id, object: 'company', deleted: true })
  },
})

function found(company: Company | undefined): Company {
  if (company === undefined) throw refusal(404, 'company_not_found', 'Company Not Found')
  return company
}

function named({ query, workspace }: Ask): Company | undefined {
  const companyId = query.get('company_id')
  if (companyId !== null) return found(workspace.companies.byCompanyId(companyId))
  const name = query.get('name')
  return name === null ? undefined : found(workspace.companies.byName(name)[0])
}

/** Companies without users are not in the list (intercom-java#7). */
function listCompanies(ask: Ask): JsonObject {
  const { query, workspace } = ask
  const all = workspace.companies.ordered.by('created_at', (company) => company.created_at, readOrder(query))
  const tagId = query.get('tag_id')
  const tag = tagId === null ? undefined : workspace.tags.byId(tagId)
  if (tagId !== null && tag === undefined) throw noSuch([['tag_id', tagId]])
  const segmentId = query.get('segment_id')
  const segment = workspace.segments.byId(segmentId ?? '')
  const things = all.filter(
    (company) =>
      company.members.size > 0 &&
      (tag === undefined || tag.companies.has(company)) &&
      (segmentId === null || segment?.companies.has(company) === true),
  )
  const view = (company: Company) => companyView(company, workspace)
  return pageOf(ask, { path: '/companies', type: 'company', key: 'companies', things, view })
}
