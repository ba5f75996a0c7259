import { callsOf, field, givenIn, objectField, readEventTime, typeOf, updatesOf } from '../../reading/index.ts'
import type { Event, Exchange, JsonValue, PlayedCase } from '../../wire/index.ts'
import { byDevice } from '../by-device.ts'
import { defineCaseRule, type Judgement } from '../define-rule.ts'

/** What an identify says of the launcher, in integrations or in the context. */
export function launcherOf(event: Event): (JsonValue | undefined)[] {
  return [field(event['integrations'], 'Intercom'), field(objectField(event, 'context'), 'Intercom')].map((options) =>
    field(options, 'hideDefaultLauncher'),
  )
}

/** Whether an identify asks for the launcher to be hidden, without a word against it. */
const asksToHide = ({ event }: Exchange) =>
  typeOf(event) === 'identify' && launcherOf(event).includes(true) && !launcherOf(event).includes(false)

/** What the calls of an exchange leave the launcher at. */
function hiddenAfter(exchange: Exchange, before: boolean): boolean {
  return callsOf(exchange).reduce((hidden, call) => {
    if (!['settings', 'boot', 'update'].includes(call.method)) return hidden
    const value = field(givenIn(call), 'hide_default_launcher')
    return value === undefined ? hidden : value === true
  }, before)
}

/** Contract W7, the launcher; Intercom web messenger, hide_default_launcher. */
export const launcherIsHidden = defineCaseRule({
  id: 'W7.launcher',
  level: 'should',
  authority: 'API',
  says: 'hideDefaultLauncher: true, in integrations.Intercom or context.Intercom, hides the launcher: hide_default_launcher is set to true.',
  why: 'A page that brings a button of its own shows two, one of which lies over its content.',
  mend: 'Pass it on as hide_default_launcher, a boolean.',
  source: 'Intercom web messenger, settings: hide_default_launcher; RudderStack JavaScript SDK, Intercom',
  harm: 'style',
  connections: ['web-device'],
  judge: byDevice(({ exchanges }: PlayedCase): Judgement[] => {
    let hidden = false
    return exchanges.flatMap((exchange, index): Judgement[] => {
      hidden = hiddenAfter(exchange, hidden)
      if (!asksToHide(exchange) || updatesOf(exchange).length === 0) return []
      if (hidden) return [{ exchange: index, findings: [] }]
      const message = 'The launcher is to be hidden, and is not.'
      return [{ exchange: index, findings: [{ message, expected: { hide_default_launcher: true } }] }]
    })
  }),
})

const updatesMax = 20
const windowMs = 30 * 60_000
/** Beyond so many nobody counts on: a recording may hold any number. */
const countedMax = 5 * updatesMax

function timeOf({ event }: Exchange): number | undefined {
  const [time] = readEventTime(event).accepted
  return time?.ms
}

/** Contract W7, the limit; Intercom web messenger, update. A load of the page begins a new count. */
export const updatesStayWithinLimits = defineCaseRule({
  id: 'W7.updates',
  level: 'info',
  authority: 'API',
  says: 'The messenger takes twenty updates in thirty minutes; those beyond are noted.',
  why: 'The messenger drops what goes beyond without a word, be it a page or an identify.',
  mend: 'Nothing in the destination: identify people once, and not on every click.',
  source: 'Intercom web messenger, update: at most 20 calls in 30 minutes',
  harm: 'style',
  connections: ['web-device'],
  judge: byDevice(({ exchanges }: PlayedCase): Judgement[] => {
    let made: number[] = []
    return exchanges.flatMap((exchange, index): Judgement[] => {
      if (callsOf(exchange).some(({ method }) => method === 'load')) made = []
      const at = timeOf(exchange)
      const count = updatesOf(exchange).length
      if (at === undefined || count === 0) return []
      made = [...made.filter((earlier) => at - earlier < windowMs), ...Array<number>(count).fill(at)].slice(-countedMax)
      if (made.length <= updatesMax) return [{ exchange: index, findings: [] }]
      const message = 'The messenger drops all updates after the twentieth in half an hour.'
      return [{ exchange: index, findings: [{ message, received: made.length }] }]
    })
  }),
})
