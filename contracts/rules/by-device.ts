import { devicesOf } from '../reading/index.ts'
import type { Rule } from './define-rule.ts'

/** A rule over what one device has seen: of a recording of several, each is looked at by itself. */
export function byDevice(judge: Rule['judge']): Rule['judge'] {
  return (played) => {
    const devices = devicesOf(played)
    if (new Set(devices).size < 2) return judge(played)
    const places = Map.groupBy(devices.keys(), (index) => devices[index])
    return [...places.values()].flatMap((indices) => {
      const exchanges = indices.flatMap((index) => played.exchanges[index] ?? [])
      return judge({ ...played, exchanges }).map((judgement) => ({
        ...judgement,
        exchange: indices[judgement.exchange] ?? judgement.exchange,
      }))
    })
  }
}
