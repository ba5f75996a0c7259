import type { Rule } from '../define-rule.ts'
import { journeyEndsAsTold } from './end-state.ts'

export const journeyRules: readonly Rule[] = [journeyEndsAsTold]
