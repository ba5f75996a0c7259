import { stringify } from 'yaml'
import type { Expectations, Scenario } from '../../../contracts/wire/index.ts'
import type { GeneratedJourney } from '../../generate/index.ts'

/** A generated journey as a whole scenario, that ends as it says. */
export function scenarioOf({ connection, scenario }: GeneratedJourney, then: Expectations): Scenario {
  const people = Object.keys(scenario.people)
  const about = `A generated journey of ${people.join(', ').replace(/, ([^,]*)$/, ' and $1')}.`
  return { about, connections: [connection], ...scenario, then }
}

/** The journey as the text of a scenario file, to be saved and run with `check --scenarios FILE`. */
export function scenarioText(journey: GeneratedJourney, then: Expectations): string {
  return textOfScenario(scenarioOf(journey, then))
}

/** A scenario as the text of its file. */
export function textOfScenario(scenario: Scenario): string {
  return stringify(scenario, { aliasDuplicateObjects: false, lineWidth: 120, collectionStyle: 'any' })
}
