import { emptyWorkspaceState } from '../../contracts/wire/index.ts'
import { createIntercom } from '../../mocks/intercom/index.ts'
import { createMessenger, createPhone, type Messenger } from '../../mocks/messenger/index.ts'
import { virtualStart } from './case.ts'
import type { DeviceOf, Visitor, Workplace } from './workplace.ts'

/** Intercom's SDK, as it is called. */
type Sdk = Pick<Messenger, 'call'>

/** Devices with Intercom's SDK on them. An App ID is no secret, so that each case has an Intercom of its own. */
export function enterByDevice({ settings, identitySecrets }: Visitor): Workplace {
  let nowMs = virtualStart
  const clock = () => nowMs
  const intercom = createIntercom({ clock })
  const { appId } = settings
  const app = typeof appId === 'string' ? appId : ''
  const token = `app:${app}`
  if (identitySecrets !== undefined) {
    const verifying = { appId: app, identitySecrets: { ...identitySecrets } }
    intercom.replaceState(token, { ...emptyWorkspaceState(), settings: verifying })
  }
  const sdks = new Map<string, Sdk>()
  function sdkOf({ connection, name = '' }: DeviceOf): Sdk {
    const known = sdks.get(name)
    if (known !== undefined) return known
    const sdk =
      connection === 'web-device'
        ? createMessenger({ intercom, clock })
        : createPhone({ intercom, clock, platform: connection === 'ios-device' ? 'ios' : 'android' })
    sdks.set(name, sdk)
    return sdk
  }
  return {
    setTime: (atMs) => {
      nowMs = atMs
    },
    setWeather: () => {},
    sentByTarget: () => [],
    deliver: () => [],
    call: (calls, device) => calls.map((call) => sdkOf(device).call(call)),
    settle: () => {},
    state: () => intercom.state(token),
    leave: () => {},
  }
}
