import type { Rule } from '../define-rule.ts'
import { missingSettingIsNamed, neededSettingIsDemanded } from './needed-settings.ts'

/** What the settings of a destination have to hold (S1). */
export const settingsRules: readonly Rule[] = [neededSettingIsDemanded, missingSettingIsNamed]
