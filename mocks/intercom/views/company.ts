import type { JsonObject } from '../../../contracts/wire/index.ts'
import { showAttributes } from '../workspace/attributes.ts'
import type { Company } from '../workspace/company.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { segmentList } from './segment.ts'
import { tagList } from './tag.ts'

/**
 * A company as API 1.4 shows it (API page "Companies: the company model"). `plan` is text in a request and an object
 * here; `size`, `website` and `industry` appear only where they are set.
 */
export function companyView(company: Company, workspace: Workspace): JsonObject {
  const { plan, size, website, industry } = company
  return {
    type: 'company',
    company_id: company.company_id,
    id: company.id,
    app_id: workspace.appId,
    name: company.name,
    remote_created_at: company.remote_created_at,
    created_at: company.created_at,
    updated_at: company.updated_at,
    last_request_at: company.last_request_at,
    monthly_spend: company.monthly_spend,
    session_count: 0,
    user_count: company.members.size,
    tags: tagList(company.tags),
    segments: segmentList(company.segments),
    plan: plan === null ? {} : { type: 'plan', ...workspace.companies.plan(plan) },
    custom_attributes: showAttributes(company.attributes),
    ...(size === null ? {} : { size }),
    ...(website === null ? {} : { website }),
    ...(industry === null ? {} : { industry }),
  }
}
