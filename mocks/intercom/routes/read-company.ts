import type { JsonObject } from '../../../contracts/wire/index.ts'
import { type Reading, readIdentifier, readNumber, readText, readTime } from '../fields.ts'
import { refusal } from '../refusal.ts'
import { readAttributes } from '../workspace/attributes.ts'
import type { CompanyChange, CompanyFields } from '../workspace/company.ts'

const spendMax = 2_147_483_647

/** The writable fields of a company, in `POST /companies` and in the `companies` of a user (API page "Companies"). */
export function readCompanyChange(from: JsonObject, reading: Reading): CompanyChange {
  const fields: Partial<CompanyFields> = {}
  const name = readText(from, 'name', reading)
  if (name !== undefined) fields.name = name
  const plan = readText(from, 'plan', reading)
  if (plan !== undefined) fields.plan = plan
  const spend = readNumber(from, 'monthly_spend', 'R24', reading)
  if (spend !== undefined) fields.monthly_spend = limitSpend(spend ?? 0, reading)
  const size = readNumber(from, 'size', 'R25', reading)
  if (size !== undefined) fields.size = size
  const website = readText(from, 'website', reading)
  if (website !== undefined) fields.website = website
  const industry = readText(from, 'industry', reading)
  if (industry !== undefined) fields.industry = industry
  const since = readTime(from, 'remote_created_at', 'R17', reading)
  if (since !== undefined) fields.remote_created_at = since
  return { fields, attributes: readAttributes(from, reading) }
}

function limitSpend(spend: number, { note }: Reading): number {
  if (spend >= 0 && spend <= spendMax) return spend
  note('R24', `"monthly_spend" lies outside 0 to ${spendMax}`)
  return Math.min(Math.max(spend, -spendMax), spendMax)
}

/** The `company_id` of a company. Refused: none. */
export function readCompanyId(from: JsonObject, reading: Reading): string {
  const companyId = readIdentifier(from, 'company_id', reading)
  if (!companyId) throw refusal(400, 'parameter_not_found', 'company not specified', 'company_id')
  return companyId
}
