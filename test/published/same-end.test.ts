import { describe, expect, it } from 'vitest'
import { rules } from '../../contracts/rules/index.ts'
import { check } from '../../src/conformance/index.ts'
import { reference, type Target } from '../../src/targets/index.ts'
import { deviceWith, type PhoneConnection, publishedDevice, targetOn } from './published.ts'

/** An honest web page beside a phone. */
function pageBeside(phone: Target): Target {
  return {
    name: `an honest page beside ${phone.name}`,
    connections: ['web-device', ...phone.connections],
    transform: (input) => (input.connection === 'web-device' ? reference.transform(input) : phone.transform(input)),
    end(session) {
      reference.end(session)
      phone.end?.(session)
    },
  }
}

async function redOf(phone: Target): Promise<string[]> {
  const report = await check({
    target: pageBeside(phone),
    rules: rules.filter(({ id }) => id.startsWith('E1')),
    cases: [],
    generate: { runs: 200, suites: ['sequences'] },
    seed: 1,
    failOn: 'should',
    replay: (id) => id,
  })
  return report.rules.filter(({ verdict }) => verdict !== 'passed').map(({ id }) => id)
}

describe.each<PhoneConnection>(['ios-device', 'android-device'])('E1 over web-device and %s', (connection) => {
  it('finds that the published integration leaves another end than an honest page', { timeout: 120_000 }, async () => {
    const published = targetOn('the published phone', [connection], () => publishedDevice(connection))
    expect(await redOf(published)).toEqual(['E1', 'E1.attributes'])
  })

  it('finds nothing where its quirks are switched off', { timeout: 120_000 }, async () => {
    const honest = targetOn('an honest phone', [connection], () => deviceWith(connection))
    expect(await redOf(honest)).toEqual([])
  })
})
