import {
  type Expectations,
  type Fault,
  isCloud,
  type JsonObject,
  type Scenario,
} from '../../../../contracts/wire/index.ts'
import { contradictionIn } from '../../../../mocks/intercom/index.ts'
import { InputError } from '../../../input/index.ts'
import { contradictionText, weatherOf } from '../../weathers.ts'
import type { Fail } from './read-scenario.ts'
import { readStep } from './steps.ts'

/** Weather is known, is met where it says, and lets through what the end of the story needs. */
export function checkWeather(scenario: Scenario, fail: Fail): void {
  const { connections, steps } = scenario
  const onDevice = connections.find((connection) => !isCloud(connection))
  let inForce: { index: number; faults: readonly Fault[] } | undefined
  for (const [index, step] of steps.entries()) {
    const read = readStep(step)
    if (read.kind !== 'weather') continue
    const path = ['steps', index, 'weather']
    if (onDevice !== undefined) {
      fail(
        path,
        `Over ${onDevice} calls go to Intercom's SDK, which meets no weather here; expected cloud connections alone.`,
        'key',
      )
    }
    const contradiction = typeof read.weather === 'string' ? undefined : contradictionIn(read.weather)
    if (contradiction !== undefined) {
      fail([...path, ...contradiction.path], contradictionText(contradiction, path))
    }
    try {
      inForce = { index, faults: weatherOf(read.weather)?.faults ?? [] }
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      fail(path, error.message)
    }
  }
  const endless = inForce?.faults.find(isEndless)
  if (inForce === undefined || endless === undefined) return
  const waited = neededAfter(scenario, inForce.index, endless)
  if (waited === undefined) return
  fail(
    ['steps', inForce.index, 'weather'],
    `This weather never ends, delivery gives up at last, and \`then\` expects ${waited}. Expected \`until\` or \`attempts\` in the fault "${endless.fault}", or a later step \`weather: calm\`.`,
  )
}

/** Whether a fault lets no attempt through as long as it is in force, and is in force for ever. What is refused for good is not sent again. */
function isEndless(fault: Fault): boolean {
  if (fault.until !== undefined) return false
  if (fault.fault === 'rate-limit') return fault.perWindow === 0
  if (fault.fault === 'latency' || fault.fault === 'drip' || fault.attempts !== 'all') return false
  if (fault.fault === 'status' && fault.status < 500 && fault.status !== 408 && fault.status !== 429) return false
  return fault.calls === undefined && (fault.every ?? 1) === 1 && (fault.probability ?? 1) === 1
}

/** What is named in the end that no step before the weather can have brought about. */
function neededAfter({ steps, then }: Scenario, index: number, fault: Fault): string | undefined {
  const before = JSON.stringify(steps.slice(0, index))
  const lists = [
    ['users', 'user_id', '/users'],
    ['users', 'email', '/users'],
    ['companies', 'company_id', '/companies'],
    ['events', 'event_name', '/events'],
  ] as const satisfies [keyof Expectations, string, string][]
  const on = 'on' in fault ? fault.on : undefined
  for (const [list, key, path] of lists) {
    if (on !== undefined && on !== '*' && !on.includes(path)) continue
    for (const object of (then[list] ?? []) as JsonObject[]) {
      const value = object[key]
      if (typeof value === 'string' && !before.includes(JSON.stringify(value))) return `${key} ${JSON.stringify(value)}`
    }
  }
  return undefined
}
