import { appIdOf, callsOf, field, givenIn, missingSettings, platformKeyOf, textOf } from '../../reading/index.ts'
import type { Exchange, PlayedCase, SdkCall } from '../../wire/index.ts'
import { byDevice } from '../by-device.ts'
import { defineCaseRule, type Finding, type Judgement } from '../define-rule.ts'

const isInitialize = ({ method }: SdkCall) => method === 'initialize'

/** What the SDK is initialised with; a key is compared and never told. */
function checkArguments(call: SdkCall, exchange: Exchange): Finding[] {
  const [appId, apiKey] = [appIdOf(exchange), platformKeyOf(exchange)]
  const given = givenIn(call)
  const sentAppId = field(given, 'appId')
  const findings: Finding[] = []
  if (appId !== undefined && textOf(sentAppId).trim() !== appId) {
    const message = 'The SDK is initialised with another App ID.'
    findings.push({ message, expected: appId, received: sentAppId ?? null })
  }
  if (apiKey !== undefined && textOf(field(given, 'apiKey')).trim() !== apiKey) {
    findings.push({ message: 'The SDK is initialised with another key than the API key of its platform.' })
  }
  return findings
}

/** Judged where an initialize is seen: a target that keeps no session shows none. */
function judge({ exchanges }: PlayedCase): Judgement[] {
  const isSeen = exchanges.some((exchange) => callsOf(exchange).some(isInitialize))
  if (!isSeen) return []
  let count = 0
  let isTold = false
  return exchanges.flatMap((exchange, index): Judgement[] => {
    if (missingSettings(exchange).length > 0) return []
    const findings: Finding[] = []
    let shows = false
    for (const call of callsOf(exchange)) {
      if (isInitialize(call)) {
        count += 1
        shows = true
        findings.push(...checkArguments(call, exchange))
        if (count > 1) findings.push({ message: 'The SDK is initialised more than once.', expected: 1 })
      } else if (count === 0 && !isTold) {
        isTold = true
        findings.push({ message: 'A call is made before the SDK is initialised.', received: call.method })
      }
    }
    return shows || findings.length > 0 ? [{ exchange: index, findings }] : []
  })
}

/** Contract M1; destination documentation, Connection settings. */
export const sdkIsInitialisedOnce = defineCaseRule({
  id: 'M1',
  level: 'must',
  authority: 'DOC',
  says: 'The SDK is initialised once, with the API key of its platform and the App ID, before any other call.',
  why: 'With the key of the other platform Intercom refuses everything; what is called before the SDK is ready is lost, or ends the app.',
  mend: 'Initialise when the destination is set up, with mobileApiKeyAndroid or mobileApiKeyIOS and appId.',
  source:
    'destination documentation, Connection settings and Adding device mode integration; Intercom for iOS and Android, installation',
  harm: 'events lost',
  connections: ['ios-device', 'android-device'],
  judge: byDevice(judge),
})
