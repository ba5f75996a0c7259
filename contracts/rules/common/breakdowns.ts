import { isHostile, misplacedValues, typeOf } from '../../reading/index.ts'
import type { Event } from '../../wire/index.ts'

/** The rules by which an event of each type is delivered at all. */
const deliveringRules: ReadonlyMap<string | undefined, string> = new Map([
  ['identify', 'U1'],
  ['track', 'T1'],
  ['group', 'C1'],
])

/**
 * The rule that a target breaks that falls over an event: what is hostile or of another kind may be rejected, and crashes nothing; any
 * other event is lost to the rule of its type.
 */
export function ruleOfBreakdown(event: Event): string {
  if (isHostile(event)) return 'G8'
  if (misplacedValues(event).length > 0) return 'G11'
  return deliveringRules.get(typeOf(event)) ?? 'G6'
}
