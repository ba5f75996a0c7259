import type { Attributes, Scalar } from './attributes.ts'
import type { Company, CompanyChange } from './company.ts'
import type { UserEvents } from './event.ts'
import type { Note } from './note.ts'
import type { Segment } from './segment.ts'
import type { Tag } from './tag.ts'

/** Fields of a user that a request sets, under the API's names. */
export interface UserFields {
  email: string | null
  phone: string | null
  name: string | null
  signed_up_at: number | null
  last_request_at: number | null
  last_seen_ip: string | null
  last_seen_user_agent: string | null
  unsubscribed_from_emails: boolean
  avatar_url: string | null
  owner_id: string | null
  referrer: string | null
  utm_campaign: string | null
  utm_content: string | null
  utm_medium: string | null
  utm_source: string | null
  utm_term: string | null
}

/** What a request changes in a user: only what it mentions. Read and checked before anything is stored. */
export interface UserChange {
  id: string | null
  user_id: string | null
  /** `undefined`: not mentioned; `null`: cleared. */
  email: string | null | undefined
  fields: Partial<UserFields>
  session: boolean
  attributes: [string, Scalar][]
  companies: CompanyLink[]
}

/** One member of `companies` in a user: attach (creating the company where it is unknown) or detach. */
export interface CompanyLink {
  company_id: string
  remove: boolean
  change: CompanyChange
}

/** One user, lead or visitor. Sets and maps are made when first needed: most people have none. */
export interface User extends UserFields {
  /** Place in the order of creation. */
  readonly place: number
  readonly id: string
  user_id: string | null
  /** What Intercom calls a person whom nobody identified: "Lime Camel from Dublin". */
  pseudonym: string | null
  created_at: number
  updated_at: number
  session_count: number
  attributes: Attributes | undefined
  companies: Set<Company> | undefined
  tags: Set<Tag> | undefined
  events: UserEvents | undefined
  notes: Note[] | undefined
  /** Segments are not computed: those that a loaded state gave. */
  segments: Set<Segment> | undefined
}

export function newUser(place: number, id: string, userId: string | null, nowSeconds: number): User {
  return {
    place,
    id,
    user_id: userId,
    pseudonym: null,
    email: null,
    phone: null,
    name: null,
    signed_up_at: null,
    last_request_at: null,
    last_seen_ip: null,
    last_seen_user_agent: null,
    unsubscribed_from_emails: false,
    avatar_url: null,
    owner_id: null,
    referrer: null,
    utm_campaign: null,
    utm_content: null,
    utm_medium: null,
    utm_source: null,
    utm_term: null,
    created_at: nowSeconds,
    updated_at: nowSeconds,
    session_count: 0,
    attributes: undefined,
    companies: undefined,
    tags: undefined,
    events: undefined,
    notes: undefined,
    segments: undefined,
  }
}
