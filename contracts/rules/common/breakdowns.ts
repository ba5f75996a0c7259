import { isHostile, misplacedValues } from '../../reading/index.ts'
import type { Event } from '../../wire/index.ts'

/** The rule that a target breaks that falls over an event: what is hostile or of another kind may be rejected, and crashes nothing. */
export function ruleOfBreakdown(event: Event): string {
  if (isHostile(event)) return 'G8'
  return misplacedValues(event).length > 0 ? 'G11' : 'G6'
}
