import type { Connection, Scenario } from '../../../contracts/wire/index.ts'
import { arbitraryJourney, type GeneratedJourney } from '../../generate/index.ts'
import { scenarioCases } from '../../runner/index.ts'
import { expectedEnd, scenarioText } from '../model/index.ts'
import type { Kind } from './kind.ts'

/** One journey is generated for so many cases of events: it is some ten events long. */
export const casesForOneJourney = 10

/** Generated journeys, whose end a small model of Intercom knows. Their events are composed as each source composes them. */
export function journeysKind(connections: readonly Connection[]): Kind<GeneratedJourney> {
  return {
    name: 'sequences/journeys',
    arbitrary: arbitraryJourney(connections),
    play: async (stage, journey, id) => {
      const then = expectedEnd(journey)
      const scenario: Scenario = { about: 'Generated.', connections: [journey.connection], ...journey.scenario, then }
      const [toPlay] = scenarioCases({ name: id, file: id, scenario })
      if (toPlay === undefined) return []
      const performance = await stage.play({ ...toPlay, id, suite: 'sequences', rule: 'J1' })
      return [{ ...performance, scenario: () => scenarioText(journey, then) }]
    },
  }
}
