import type { Rule } from '../define-rule.ts'
import { journeyEndsAsTold } from './end-state.ts'
import { journeysEndAlike, journeysEndAlikeInAttributes } from './same-end.ts'

export { differencesOfEnds } from './same-end.ts'

export const journeyRules: readonly Rule[] = [journeyEndsAsTold, journeysEndAlike, journeysEndAlikeInAttributes]
