import { emptyWorkspaceState } from '../../contracts/wire/index.ts'
import { createIntercom } from '../../mocks/intercom/index.ts'
import { createMessenger, createPhone } from '../../mocks/messenger/index.ts'
import { virtualStart } from './case.ts'
import type { Visitor, Workplace } from './workplace.ts'

/** A device with Intercom's SDK on it. Its App ID is no secret, so that each has an Intercom of its own. */
export function enterByDevice({ connection, settings, identitySecrets }: Visitor): Workplace {
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
  const sdk =
    connection === 'web-device'
      ? createMessenger({ intercom, clock })
      : createPhone({ intercom, clock, platform: connection === 'ios-device' ? 'ios' : 'android' })
  return {
    setTime: (atMs) => {
      nowMs = atMs
    },
    sentByTarget: () => [],
    deliver: () => [],
    call: (calls) => calls.map((call) => sdk.call(call)),
    state: () => intercom.state(token),
    leave: () => {},
  }
}
