import type { Attributes, Scalar } from './attributes.ts'
import type { Segment } from './segment.ts'
import type { Tag } from './tag.ts'
import type { User } from './user.ts'

export interface Plan {
  id: string
  name: string
}

/** Fields of a company that a request sets, under the API's names. */
export interface CompanyFields {
  name: string | null
  plan: string | null
  monthly_spend: number
  size: number | null
  website: string | null
  industry: string | null
  remote_created_at: number | null
}

/** What a request changes in a company: only what it mentions. */
export interface CompanyChange {
  fields: Partial<CompanyFields>
  attributes: [string, Scalar][]
}

export interface Company extends CompanyFields {
  readonly place: number
  readonly id: string
  readonly company_id: string
  created_at: number
  updated_at: number
  /** The latest request of its users. */
  last_request_at: number | null
  members: Set<User>
  attributes: Attributes | undefined
  tags: Set<Tag> | undefined
  segments: Set<Segment> | undefined
}

export function newCompany(place: number, id: string, companyId: string, nowSeconds: number): Company {
  return {
    place,
    id,
    company_id: companyId,
    name: null,
    plan: null,
    monthly_spend: 0,
    size: null,
    website: null,
    industry: null,
    remote_created_at: null,
    created_at: nowSeconds,
    updated_at: nowSeconds,
    last_request_at: null,
    members: new Set(),
    attributes: undefined,
    tags: undefined,
    segments: undefined,
  }
}
