import type { Exchange, PlayedCase } from '../../wire/index.ts'
import { field, isUsable, typeOf } from '../fields.ts'
import { once } from '../once.ts'

const anonymousIdOf = ({ event }: Exchange): string | undefined => {
  const id = field(event, 'anonymousId')
  return isUsable(id) ? String(id) : undefined
}

/**
 * On which device each exchange of a case took place, by number. A case that was played names its devices, or has one. In a recording several may share
 * an App ID: the SDK gives each an anonymousId of its own, which changes on one device only as somebody leaves it.
 */
export const devicesOf = once(({ suite, exchanges }: PlayedCase): readonly number[] => {
  if (suite !== 'recorded') {
    const names = [...new Set(exchanges.map(({ device }) => device))]
    return exchanges.map(({ device }) => names.indexOf(device))
  }
  const known = new Map<string, number>()
  const afterReset = new Set<number>()
  let count = 1
  let current = 0
  return exchanges.map((exchange) => {
    const id = anonymousIdOf(exchange)
    if (id !== undefined) {
      const isSame = known.size === 0 || afterReset.has(current)
      current = known.get(id) ?? (isSame ? current : count++)
      known.set(id, current)
    }
    if (typeOf(exchange.event) === 'reset') afterReset.add(current)
    else afterReset.delete(current)
    return current
  })
})
