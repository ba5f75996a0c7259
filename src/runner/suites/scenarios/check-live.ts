import type { Scenario } from '../../../../contracts/wire/index.ts'
import type { Fail } from './read-scenario.ts'
import { readStep } from './steps.ts'

/** What is played in real time has weather, and neither waits nor looks in the middle: its time is that of the target. */
export function checkLive({ live, steps }: Scenario, fail: Fail): void {
  if (live === undefined) return
  const kinds = steps.map((step) => readStep(step).kind)
  const late = kinds.findIndex((kind) => kind === 'wait' || kind === 'expect')
  if (late !== -1) {
    const word = kinds[late] as string
    fail(
      ['steps', late, word],
      `A story that is played in real time has no \`${word}\`; expected people and weather alone.`,
      'key',
    )
  }
  if (!kinds.includes('weather')) {
    fail(['live'], 'What is played in real time is how a target delivers; expected a step `weather: …`.', 'key')
  }
}
