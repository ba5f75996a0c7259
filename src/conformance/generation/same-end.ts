import type { Connection } from '../../../contracts/wire/index.ts'
import { arbitrarySharedJourney, type GeneratedJourney } from '../../generate/index.ts'
import { type Performance, scenarioCases } from '../../runner/index.ts'
import { scenarioOf, scenarioText } from '../model/index.ts'
import type { Kind } from './kind.ts'

/**
 * One journey over every connection, its ends compared (E1). The connection that the others are held against changes with the length of the
 * journey, so that every pair is compared.
 */
export function sameEndKind(connections: readonly Connection[]): Kind<GeneratedJourney['scenario']> {
  return {
    name: 'sequences/same-end',
    arbitrary: arbitrarySharedJourney,
    play: async (stage, journey, id) => {
      const cases = connections.flatMap((connection) =>
        scenarioCases({ name: id, file: id, scenario: scenarioOf({ connection, scenario: journey }, {}) }),
      )
      const first = journey.steps.length % Math.max(1, cases.length)
      const performances: Performance[] = []
      for (const toPlay of [...cases.slice(first), ...cases.slice(0, first)]) {
        const { expectations, ...rest } = toPlay
        const performance = await stage.play({ ...rest, id, suite: 'sequences' })
        if (performance.skipped !== undefined) continue
        performances.push({
          ...performance,
          scenario: () => scenarioText({ connection: toPlay.connection, scenario: journey }, {}),
          ...(performances.length === 0 ? {} : { part: 'variant' as const, relation: 'same-end' }),
        })
      }
      return performances
    },
  }
}
