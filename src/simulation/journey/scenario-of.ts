import type { Action, Expectations, JsonObject, Scenario, Settings, Step } from '../../../contracts/wire/index.ts'
import { expectedEnd } from '../../conformance/model/index.ts'
import { virtualStart } from '../../runner/index.ts'
import type { Done } from '../run/live.ts'

/** A journey of a simulation as a scenario, that ends as the model says. Times are kept to the second. */
export function scenarioOfJourney(done: readonly Done[], about: string, settings: Settings): Scenario {
  const connections = [
    ...new Set(done.map(({ person, act }) => person.devices[act.device]?.connection ?? 'server-cloud')),
  ]
  const people: Scenario['people'] = {}
  for (const { person, act } of done) {
    const source = person.devices[act.device]?.source
    const phone = source === 'ios' || source === 'android' ? { device: source } : {}
    people[person.mark] = { ...people[person.mark], anonymousId: `anon-${person.mark}`, ...phone }
  }
  const common = { ...(Object.keys(settings).length === 0 ? {} : { settings }), people }
  const steps = stepsOf(done, ({ act }) => withWild(act.action, act.wild))
  const [connection = 'server-cloud'] = connections
  const expected: Expectations = expectedEnd({
    connection,
    scenario: { ...common, steps: stepsOf(done, ({ act }) => act.action) },
  })
  // biome-ignore lint/suspicious/noThenProperty: `then` is the word of the format; a scenario is never awaited
  return { about, connections, ...common, steps, then: expected }
}

function stepsOf(done: readonly Done[], actionOf: (one: Done) => Action): Step[] {
  const steps: Step[] = []
  let nowSeconds = Math.floor(virtualStart / 1000)
  for (const one of done) {
    // Each step takes a second by itself.
    const waits = Math.floor(one.at / 1000) - nowSeconds - 1
    if (waits > 0) steps.push({ wait: `${waits}s` })
    steps.push({ [one.person.mark]: actionOf(one) })
    nowSeconds += 1 + Math.max(0, waits)
  }
  return steps
}

function withWild(action: Action, wild: JsonObject | undefined): Action {
  if (wild === undefined) return action
  const part = action.track === undefined ? 'traits' : 'properties'
  const entries = [...Object.entries(action[part] ?? {}), ...Object.entries(wild)]
  return { ...action, [part]: Object.fromEntries(entries) }
}
