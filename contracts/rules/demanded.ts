import { acceptanceOf, isRejected, typeOf } from '../reading/index.ts'
import { type Exchange, isCloud, isSupportedType, type SupportedType } from '../wire/index.ts'

/** The rule that says of a type that its events are delivered. */
export const demandedBy: Readonly<Record<SupportedType, string>> = { identify: 'U1', track: 'T1', group: 'C1' }

/** Of an event that the contract has delivered in cloud mode: its type, and whether it was dropped all the same. Nothing of others. */
export function demandedOf(exchange: Exchange): { type: SupportedType; dropped: boolean } | undefined {
  if (!isCloud(exchange.connection) || acceptanceOf(exchange).end !== 'delivered') return undefined
  const type = typeOf(exchange.event)
  return isSupportedType(type) ? { type, dropped: isRejected(exchange) } : undefined
}
