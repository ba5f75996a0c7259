import type { JsonObject } from '../../../contracts/wire/index.ts'
import { showAttributes } from '../workspace/attributes.ts'
import type { User } from '../workspace/user.ts'
import { numbered } from './numbered.ts'
import { segmentList } from './segment.ts'
import { tagList } from './tag.ts'

/**
 * A user as API 1.4 shows it (API page "Users: the user model"; intercom-java's test resource user.json). `companies`
 * is an object with a list here, although requests send an array; `owner_id` is the number of an admin (changelog 1.4).
 */
export function userView(user: User, appId: string): JsonObject {
  return {
    type: 'user',
    id: user.id,
    user_id: user.user_id,
    anonymous: false,
    email: user.email,
    phone: user.phone,
    name: user.name,
    pseudonym: user.pseudonym,
    avatar: { type: 'avatar', image_url: user.avatar_url },
    app_id: appId,
    owner_id: user.owner_id === null ? null : numbered(user.owner_id),
    companies: { type: 'company.list', companies: companyRefs(user) },
    location_data: {},
    last_request_at: user.last_request_at,
    last_seen_ip: user.last_seen_ip,
    created_at: user.created_at,
    remote_created_at: user.signed_up_at,
    signed_up_at: user.signed_up_at,
    updated_at: user.updated_at,
    session_count: user.session_count,
    social_profiles: { type: 'social_profile.list', social_profiles: [] },
    unsubscribed_from_emails: user.unsubscribed_from_emails,
    marked_email_as_spam: false,
    has_hard_bounced: false,
    do_not_track: null,
    user_agent_data: user.last_seen_user_agent,
    tags: tagList(user.tags),
    segments: segmentList(user.segments),
    referrer: user.referrer,
    utm_campaign: user.utm_campaign,
    utm_content: user.utm_content,
    utm_medium: user.utm_medium,
    utm_source: user.utm_source,
    utm_term: user.utm_term,
    custom_attributes: showAttributes(user.attributes),
  }
}

function companyRefs(user: User): JsonObject[] {
  if (user.companies === undefined) return []
  return Array.from(user.companies, ({ company_id, id, name }) => ({ type: 'company', company_id, id, name }))
}
