import { scenarioSchema } from '../../../../contracts/wire/index.ts'
import { InputError, type Placed, readPlacedYaml } from '../../../input/index.ts'
import { checkExpectations } from './check-expectations.ts'
import { checkLive } from './check-live.ts'
import { checkPeople } from './check-people.ts'
import { checkSteps } from './check-steps.ts'
import { checkWeather } from './check-weather.ts'
import type { NamedScenario } from './scenario-cases.ts'

/**
 * A scenario from its text. One that cannot mean anything is an `InputError` with file, line and column, that says what could stand
 * there.
 */
export function readScenario(text: string, file: string): Pick<NamedScenario, 'scenario' | 'lineOf'> {
  const { value: scenario, placeOf } = readPlacedYaml(text, scenarioSchema, file)
  const fail = failAt(placeOf)
  checkPeople(scenario, fail)
  checkSteps(scenario, fail)
  checkWeather(scenario, fail)
  checkLive(scenario, fail)
  checkExpectations(scenario, fail)
  return { scenario, lineOf: (path) => placeOf(path).line }
}

/** Gives up on a scenario, at the place of a value or of its key. */
export type Fail = (path: readonly (string | number)[], says: string, part?: 'key') => never

function failAt(placeOf: Placed<unknown>['placeOf']): Fail {
  return (path, says, part) => {
    throw new InputError(says, placeOf(path.map(String), part))
  }
}
