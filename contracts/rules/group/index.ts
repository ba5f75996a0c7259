import { rulesAbout } from '../define-rule.ts'
import { companyAttributeKeysArePlain } from './attribute-names.ts'
import { companyTraitsReachCompany } from './company-fields.ts'
import { companyIdIsText, groupIdIsCompanyId } from './company-id.ts'
import { userIsLinkedToCompany } from './membership.ts'
import { companyComesFromTraits, userAndCompanyStayApart } from './separation.ts'
import { spendAndCreationReachFields } from './spend-and-creation.ts'
import { tagsMayBeSent } from './tags.ts'

/** Rules over group, cloud (contract, group → POST /companies, then POST /users). */
export const groupRules = rulesAbout('group', [
  groupIdIsCompanyId,
  companyIdIsText,
  companyTraitsReachCompany,
  spendAndCreationReachFields,
  companyAttributeKeysArePlain,
  userIsLinkedToCompany,
  tagsMayBeSent,
  userAndCompanyStayApart,
  companyComesFromTraits,
])
