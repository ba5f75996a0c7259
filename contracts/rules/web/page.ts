import {
  acceptanceOnDevice,
  callsOf,
  givenIn,
  isBareUpdate,
  isSettingsOnly,
  typeOf,
  updatesOf,
} from '../../reading/index.ts'
import type { Exchange, SdkCall } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'

/** What starts, ends, shows or asks the messenger sends nothing of a page. */
const saysNothing: ReadonlySet<string> = new Set([
  ...['settings', 'load', 'reattach_activator', 'shutdown', 'hide', 'show', 'getVisitorId', 'onShow', 'onHide'],
  'onUnreadCountChange',
])

/** Whether a call starts the messenger, or ends it, and says nothing of a person. */
export function isStartOrEnd(call: SdkCall): boolean {
  if (saysNothing.has(call.method)) return true
  const given = givenIn(call)
  if (call.method !== 'boot' && call.method !== 'update') return false
  if (given === undefined || Object.keys(given).length === 0) return call.method === 'boot'
  return isSettingsOnly(given)
}

function check(exchange: Exchange): Finding[] {
  const updates = updatesOf(exchange)
  const findings: Finding[] = []
  if (updates.length === 0) findings.push({ message: 'A page does not update the messenger.', expected: 'update' })
  if (updates.length > 1) {
    findings.push({ message: 'A page updates the messenger more than once.', expected: 1, received: updates.length })
  }
  if (!updates.every(isBareUpdate)) {
    const given = updates.map(givenIn).find((attributes) => attributes !== undefined)
    findings.push({
      message: 'The update of a page has attributes.',
      ...(given ? { received: Object.keys(given) } : {}),
    })
  }
  const other = callsOf(exchange).find((call) => call.method !== 'update' && !isStartOrEnd(call))
  if (other) findings.push({ message: 'A page sends something else than an update.', received: other.method })
  return findings
}

/** Contract W5; destination documentation, Page. */
export const pageIsABareUpdate = defineRule({
  id: 'W5',
  level: 'must',
  authority: 'DOC',
  says: 'A page is exactly one update of the messenger without attributes, and sends nothing else.',
  why: 'The update asks for new messages; with attributes it writes the name of a page into the person, and events that nobody tracked fill the workspace.',
  mend: 'Call update with nothing beside it.',
  source: 'destination documentation, Page; Intercom web messenger, update',
  harm: 'data wrong',
  connections: ['web-device'],
  appliesTo: (exchange) => {
    if (typeOf(exchange.event) !== 'page') return false
    const end = acceptanceOnDevice(exchange)
    return end === 'delivered' || (end === 'either' && callsOf(exchange).length > 0)
  },
  check,
})
