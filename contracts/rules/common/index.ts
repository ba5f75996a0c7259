import type { Rule } from '../define-rule.ts'
import { nothingIsSentWithoutToken } from './access-token.ts'
import { bodiesAreJson, bodiesHoldWritableFields } from './bodies.ts'
import { otherTypesAreRejected, typeIsReadWithoutCase } from './event-types.ts'
import { hostileValuesAreContained } from './hostile-values.ts'
import { eventsStandAlone } from './isolation.ts'
import { misplacedKindsCountAsAbsent } from './misplaced-kinds.ts'
import { eventsTakeEffectOnce } from './once-only.ts'
import { dropsAreExplained, missingFieldIsNamed } from './reasons.ts'
import { bodiesHoldNoSecret } from './secrets.ts'
import { writesAreAddressed, writesNameTheirAgent } from './transport.ts'

/** What holds for every event in cloud mode (G1–G11). */
export const commonRules: readonly Rule[] = [
  typeIsReadWithoutCase,
  otherTypesAreRejected,
  nothingIsSentWithoutToken,
  writesAreAddressed,
  writesNameTheirAgent,
  bodiesAreJson,
  bodiesHoldWritableFields,
  eventsStandAlone,
  bodiesHoldNoSecret,
  hostileValuesAreContained,
  dropsAreExplained,
  missingFieldIsNamed,
  eventsTakeEffectOnce,
  misplacedKindsCountAsAbsent,
]
