import { connections, type Weather } from '../../contracts/wire/index.ts'
import { readWeatherFile, weatherFileOf } from '../../src/runner/index.ts'
import { createGround, type SimulationPlan, type SimulationReport, simulate } from '../../src/simulation/index.ts'
import { reference, type Target, type TargetInput } from '../../src/targets/index.ts'

/** A weather that comes along. */
export const weatherNamed = (name: string): Weather => readWeatherFile(weatherFileOf(name) ?? name)

/** A day of forty people with the reference, or with what is said to differ. No journey is shortened unless asked for. */
export function simulated({
  weatherName = 'calm',
  ...differing
}: Partial<SimulationPlan> = {}): Promise<SimulationReport> {
  return simulate({
    target: reference,
    people: 40,
    hours: 24,
    seed: 1,
    connections,
    weather: weatherNamed(weatherName),
    weatherName,
    ground: createGround(),
    journeyActsMax: 0,
    ...differing,
  })
}

/** Names of the invariants that broke. */
export const brokenIn = ({ findings }: SimulationReport): string[] =>
  findings.map(({ breach }) => breach.invariant).sort()

/** The reference, but for what it makes of some events. */
export function liar(
  transform: (input: TargetInput, honest: Target['transform']) => ReturnType<Target['transform']>,
): Target {
  return { ...reference, name: 'liar', transform: (input) => transform(input, reference.transform) }
}
