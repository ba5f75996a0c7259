import { type Action, isCloud, type Scenario, verbs } from '../../../../contracts/wire/index.ts'
import { closest, didYouMean } from '../../../input/index.ts'
import { connectionOf, type Installation, installationsOf, onDevice, sourceKindOf } from './cast.ts'
import type { Fail } from './read-scenario.ts'
import { readStep, verbsOf } from './steps.ts'

/** Each step is of somebody who is there, has one verb, and one that the device knows on every connection. */
export function checkSteps(scenario: Scenario, fail: Fail): void {
  const installations = new Map(installationsOf(scenario).map((installation) => [installation.name, installation]))
  for (const [index, step] of scenario.steps.entries()) {
    const read = readStep(step)
    if (read.kind !== 'act') continue
    const { who, action } = read
    const path = ['steps', index, who]
    const installation = installations.get(who) ?? fail(path, `Step ${index + 1} ${missing(who, scenario)}`, 'key')
    const used = verbsOf(action)
    if (used.length !== 1) {
      const came = used.length === 0 ? 'none' : used.join(' and ')
      fail(path, `Step ${index + 1} ("${who}") has ${came}; expected exactly one of ${verbs.join(', ')}.`, 'key')
    }
    if (action.from !== undefined && action.alias === undefined) {
      fail([...path, 'from'], 'Only an `alias` comes from another id; expected `alias: NEW-ID` beside it.', 'key')
    }
    checkDevice(scenario, installation, action, (word, says) => fail([...path, word], says, 'key'))
  }
}

/** Why nobody goes by that name, and who could be meant. */
function missing(who: string, { people }: Scenario): string {
  const [person = '', device] = who.split(onDevice)
  const known = Object.hasOwn(people, person) ? people[person] : undefined
  if (known === undefined) {
    const names = Object.keys(people)
    return `is of "${person}", who is not among the people: ${names.join(', ')}.${didYouMean(person, names)}`
  }
  const devices = Object.keys(known.devices ?? {})
  if (device === undefined) {
    return `is of "${person}", who has several devices; expected ${devices.map((name) => `"${person}${onDevice}${name}"`).join(' or ')}.`
  }
  if (devices.length === 0) {
    return `is of "${person}" on "${device}", and ${person} has no devices by name; expected "${person}", or \`devices: { ${device}: … }\` under people.`
  }
  const hint = closest(device, devices)
  const meant = hint === undefined ? '' : ` Did you mean "${person}${onDevice}${hint}"?`
  return `is of "${person}" on "${device}", which is not among the devices of ${person}: ${devices.join(', ')}.${meant}`
}

/** What an SDK has no call for. */
function checkDevice(
  { connections }: Scenario,
  installation: Installation,
  { screen, goes, from }: Action,
  fail: (word: string, says: string) => void,
): void {
  for (const played of connections) {
    const connection = connectionOf(installation, played)
    const kind = sourceKindOf(installation, played)
    if (screen !== undefined && kind === 'web') {
      fail(
        'screen',
        `Over ${connection} a browser's SDK has no screens; expected \`page\`, which a phone sends as a screen.`,
      )
    }
    if (from !== undefined && (kind === 'android' || kind === 'ios')) {
      fail(
        'from',
        `Over ${connection} a phone's SDK takes no former id, it goes by the one it knows; expected \`alias\` alone.`,
      )
    }
    if (goes !== undefined && kind === 'server') {
      fail('goes', `Over ${connection} the SDK keeps nothing for later; only browsers and phones go offline.`)
    }
    if (goes !== undefined && !isCloud(connection)) {
      fail('goes', `Over ${connection} calls go to Intercom's SDK at once; only in cloud mode events wait to be sent.`)
    }
  }
}
