import type { Company, CompanyChange } from './company.ts'
import type { Workspace } from './workspace.ts'

/** Creates or updates a company by its company_id, the only key (API page "Create or update company"). */
export function upsertCompany(
  workspace: Workspace,
  companyId: string,
  { fields, attributes }: CompanyChange,
  nowSeconds: number,
): Company {
  const { companies, companyAttributes } = workspace
  companyAttributes.checkRoom(attributes)
  const known = companies.byCompanyId(companyId)
  const company = known ?? companies.add(companyId, nowSeconds)
  const { name, ...others } = fields
  if (name !== undefined) companies.setName(company, name)
  Object.assign(company, others)
  company.attributes = companyAttributes.merge(company.attributes, attributes, nowSeconds)
  company.updated_at = nowSeconds
  companies.ordered.changed()
  if (known === undefined) workspace.tell({ topic: 'company.created', company })
  return company
}

/** Takes a company away, also from its users, tags and segments. */
export function removeCompany({ companies }: Workspace, company: Company): void {
  for (const user of company.members) user.companies?.delete(company)
  for (const tag of company.tags ?? []) tag.companies.delete(company)
  for (const segment of company.segments ?? []) segment.companies.delete(company)
  companies.remove(company)
}
