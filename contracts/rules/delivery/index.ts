import type { Rule } from '../define-rule.ts'
import { everyEventEnds } from './endings.ts'
import { peopleKeepTheirOrder } from './order.ts'
import { othersDoNotWait } from './others.ts'
import { repeatsChangeNothing } from './repeats.ts'
import { failuresAreRetried } from './retries.ts'
import { waitsGrow } from './waits.ts'

/** What holds for targets that deliver by themselves (D1–D4). */
export const deliveryRules: readonly Rule[] = [
  failuresAreRetried,
  waitsGrow,
  peopleKeepTheirOrder,
  othersDoNotWait,
  everyEventEnds,
  repeatsChangeNothing,
]
