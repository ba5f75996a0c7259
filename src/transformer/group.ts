import type { Event, Settings } from '../../contracts/wire/index.ts'
import { companyFields } from './company-fields.ts'
import { identifierFrom, isTooLong } from './identifier.ts'
import { identityOfMember } from './identity.ts'
import { isRejection, type Rejection, rejected } from './rejection.ts'
import type { Write } from './request.ts'
import { traitPlaces } from './traits.ts'

/**
 * group: the company is created or updated; then, where the event identifies a user, that user is linked to it
 * (C1 to C5; destination documentation, Group). The link carries nothing else, so neither side's traits reach the other.
 */
export function group(event: Event, settings: Settings): Write[] | Rejection {
  const groupId = identifierFrom(event.groupId)
  if (groupId === undefined)
    return rejected('The field "groupId", which becomes the id of the company, is missing or blank.')
  if (isTooLong(groupId)) return rejected('The groupId is longer than 255 characters.')
  const { traits, contextTraits } = traitPlaces(event)
  const member = identityOfMember(event, contextTraits, settings)
  if (isRejection(member)) return member
  const company: Write = { path: '/companies', body: { company_id: groupId, ...companyFields(traits) } }
  if (member.user_id === undefined && member.email === undefined) return [company]
  return [company, { path: '/users', body: { ...member, companies: [{ company_id: groupId }] } }]
}
