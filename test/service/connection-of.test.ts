import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../contracts/wire/index.ts'
import { readRecording, recordedFolder } from '../../src/runner/suites/recorded.ts'
import { connectionOf } from '../../src/service/connection-of.ts'

const from = (library: JsonValue) => ({ context: { library: { name: library } } })

describe('the connection of an event', () => {
  it.each(['server', 'web'])('is the one over which real SDKs sent it: %s', (name) => {
    const events = readRecording(join(recordedFolder, `${name}.jsonl`))
    expect(events.map(({ event }) => connectionOf(event))).toEqual(events.map(({ connection }) => connection))
  })

  it.each([
    [{ channel: 'mobile' }, 'mobile-cloud'],
    [{ context: { channel: 'web' } }, 'web-cloud'],
    [{ channel: 'server', ...from('RudderLabs JavaScript SDK') }, 'server-cloud'],
    [from('RudderLabs JavaScript SDK'), 'web-cloud'],
    [from('com.rudderstack.android.sdk.core'), 'mobile-cloud'],
    [from('rudder-ios-library'), 'mobile-cloud'],
    [from('analytics-node'), 'server-cloud'],
    [{ channel: '__proto__' }, 'server-cloud'],
    [{ context: 7 }, 'server-cloud'],
    [{}, 'server-cloud'],
  ] as const)('of %j is %s', (event, connection) => {
    expect(connectionOf(event as Parameters<typeof connectionOf>[0])).toBe(connection)
  })
})
