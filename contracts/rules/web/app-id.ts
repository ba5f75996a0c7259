import { appIdOf, callsOf, field, givenIn } from '../../reading/index.ts'
import type { Exchange, JsonValue, PlayedCase, SdkCall } from '../../wire/index.ts'
import { byDevice } from '../by-device.ts'
import { defineCaseRule, type Finding } from '../define-rule.ts'

/** What may come before the App ID is known: it starts the messenger, or reads nothing but the page. */
const beforeStart: ReadonlySet<string> = new Set(['settings', 'load', 'boot', 'reattach_activator', 'shutdown'])

const appIdIn = (call: SdkCall): JsonValue | undefined => field(givenIn(call), 'app_id')

/** Whether a call says which workspace the messenger belongs to. */
const names = (call: SdkCall) =>
  ['settings', 'boot'].includes(call.method) && appIdIn(call) !== undefined && appIdIn(call) !== null

/**
 * Whether the start of the messenger can be seen: the page was watched, or a call names the App ID before any shutdown, after which
 * it is started anew. A target that shows no start is not judged by it.
 */
function isStartSeen({ exchanges }: PlayedCase): boolean {
  const calls = exchanges.flatMap((exchange) => [...callsOf(exchange)])
  const shutdown = calls.findIndex(({ method }) => method === 'shutdown')
  const first = calls.findIndex((call) => names(call) || call.method === 'settings')
  return first !== -1 && (shutdown === -1 || first < shutdown)
}

function checkAppId(call: SdkCall, appId: string): Finding[] {
  const sent = appIdIn(call)
  if (!['settings', 'boot', 'update'].includes(call.method) || sent === undefined || sent === null) return []
  if (typeof sent !== 'object' && String(sent).trim() === appId) return []
  return [{ message: 'The messenger is given another app_id than the App ID.', expected: appId, received: sent }]
}

function checkLoad({ method, args: [address] }: SdkCall, appId: string): Finding[] {
  if (method !== 'load') return []
  const expected = `https://widget.intercom.io/widget/${appId}`
  const text = typeof address === 'string' ? address : ''
  const url = URL.canParse(text) ? new URL(text) : undefined
  const wanted = new URL(expected)
  if (url?.protocol === wanted.protocol && url.host === wanted.host && url.pathname === wanted.pathname) return []
  return [{ message: 'The messenger is loaded from another address.', expected, received: address ?? null }]
}

/** One judgement for each exchange that shows something of the start. */
function judge(played: PlayedCase) {
  const isSeen = isStartSeen(played)
  let isNamed = false
  let isTold = false
  return played.exchanges.flatMap((exchange: Exchange, index) => {
    const appId = appIdOf(exchange)
    if (appId === undefined) return []
    const findings: Finding[] = []
    let shows = false
    for (const call of callsOf(exchange)) {
      shows ||= names(call) || call.method === 'load' || checkAppId(call, appId).length > 0
      findings.push(...checkAppId(call, appId), ...checkLoad(call, appId))
      isNamed ||= names(call)
      if (isSeen && !isNamed && !isTold && !beforeStart.has(call.method)) {
        isTold = true
        findings.push({ message: 'A call is made before the messenger knows the App ID.', received: call.method })
      }
    }
    return shows || findings.length > 0 ? [{ exchange: index, findings }] : []
  })
}

/** Contract W1; destination documentation, Getting started and Connection settings: App ID. */
export const messengerKnowsItsWorkspace = defineCaseRule({
  id: 'W1',
  level: 'must',
  authority: 'DOC',
  says: 'The messenger is given the App ID as app_id, in intercomSettings or with boot, before any other call, and is loaded from https://widget.intercom.io/widget/<App ID>.',
  why: 'With another app_id the conversations of visitors open in a stranger’s workspace; without one they open nowhere.',
  mend: 'Set app_id before the script of the widget is loaded, from the setting and from nothing else.',
  source:
    'destination documentation, Getting started and Connection settings: App ID; Intercom web messenger, installation',
  harm: 'events lost',
  connections: ['web-device'],
  judge: byDevice(judge),
})
