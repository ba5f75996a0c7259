import { isCloud, type Scenario, stepWords } from '../../../../contracts/wire/index.ts'
import { connectionOf, installationsOf, onDevice } from './cast.ts'
import type { Fail } from './read-scenario.ts'

/** People have names that steps can tell apart, and devices that the connections can have. */
export function checkPeople(scenario: Scenario, fail: Fail): void {
  const { people, connections } = scenario
  for (const [name, { devices, device, anonymousId }] of Object.entries(people)) {
    const path = ['people', name]
    const word = stepWords.find((step) => step === name)
    if (word !== undefined) {
      fail(path, `Nobody can be called "${name}": a step \`${name}\` is of nobody. Choose another name.`, 'key')
    }
    if (name.trim() !== name || name === '' || name.includes(onDevice)) {
      const meant = name.includes(onDevice) ? ' A device is named under `devices`.' : ''
      fail(
        path,
        `"${name}" is no name of a person; expected one without " on " and without blanks around it.${meant}`,
        'key',
      )
    }
    if (devices === undefined) continue
    const double = device === undefined ? 'anonymousId' : 'device'
    if ((device ?? anonymousId) !== undefined) {
      fail(
        [...path, double],
        `"${double}" is of somebody with one device; expected it at each of ${name}'s \`devices\`.`,
        'key',
      )
    }
    for (const [called, given] of Object.entries(devices)) {
      const kind = typeof given === 'string' ? given : given.kind
      const mode = connections.find((connection) => !isCloud(connection))
      if (kind !== 'server' || mode === undefined) continue
      fail(
        [...path, 'devices', called],
        `A server has no device mode, and this scenario is played over ${mode}; expected web, android or ios.`,
      )
    }
  }
  checkConnections(scenario, fail)
}

/** A connection that nobody uses would be played as another one. */
function checkConnections(scenario: Scenario, fail: Fail): void {
  const installations = installationsOf(scenario)
  for (const [index, connection] of scenario.connections.entries()) {
    const used = installations.map((installation) => connectionOf(installation, connection))
    if (used.includes(connection)) continue
    const allowed = [...new Set(used)].join(', ')
    fail(
      ['connections', index],
      `Nobody here is on ${connection}: every device says what it is. Expected ${allowed}, or a device without a kind.`,
    )
  }
}
