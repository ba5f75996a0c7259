import {
  type Connection,
  type Expectations,
  expectationsOfCloud,
  expectationsOfDevice,
  isCloud,
  isJsonObject,
  type Scenario,
} from '../../../../contracts/wire/index.ts'
import { didYouMean } from '../../../input/index.ts'
import { connectionOf, installationsOf } from './cast.ts'
import type { Fail } from './read-scenario.ts'
import { readStep } from './steps.ts'

type Path = readonly (string | number)[]

/** What is expected is something that each connection of the story can have. */
export function checkExpectations(scenario: Scenario, fail: Fail): void {
  for (const [index, step] of scenario.steps.entries()) {
    const read = readStep(step)
    if (read.kind === 'expect') checkOne(scenario, read.expected, ['steps', index, 'expect'], fail)
  }
  checkOne(scenario, scenario.then, ['then'], fail)
}

function checkOne(scenario: Scenario, expected: Expectations, path: Path, fail: Fail): void {
  const installations = installationsOf(scenario)
  const connections = [
    ...new Set(
      scenario.connections.flatMap((played) => installations.map((installation) => connectionOf(installation, played))),
    ),
  ]
  const device = connections.find((connection) => !isCloud(connection))
  const cloud = connections.find(isCloud)
  const { requests, dropped = 0, calls = [], companies = [] } = expected
  for (const word of expectationsOfDevice) {
    if (expected[word] === undefined || cloud === undefined) continue
    fail(
      [...path, word],
      `Over ${cloud} nothing is called; expected \`${word}\` of device connections alone. In cloud mode expect ${wordsWithout(expectationsOfDevice)}.`,
      'key',
    )
  }
  for (const word of expectationsOfCloud) {
    if (expected[word] === undefined || device === undefined) continue
    // Whether nothing comes of an event by a reason or by no call is free on a device: beside the cloud it is passed over there.
    if (word === 'dropped' && cloud !== undefined) continue
    fail(
      [...path, word],
      `Over ${device} there are no ${word === 'dropped' ? 'drops to count' : 'requests'}: what is done there is called on Intercom's SDK. Expect ${wordsWithout(expectationsOfCloud)}.`,
      'key',
    )
  }
  if (typeof requests === 'object' && (requests.min ?? 0) > (requests.max ?? Number.POSITIVE_INFINITY)) {
    fail([...path, 'requests'], `No number of requests is at least ${requests.min} and at most ${requests.max}.`)
  }
  for (const [index, { of }] of (typeof dropped === 'number' ? [] : dropped).entries()) {
    if (of === undefined || Object.hasOwn(scenario.people, of)) continue
    fail(
      [...path, 'dropped', index, 'of'],
      `"${of}" is not among the people: ${Object.keys(scenario.people).join(', ')}.`,
    )
  }
  for (const [index, { method }] of calls.entries()) {
    checkMethod(method, connections, (says) => fail([...path, 'calls', index, 'method'], says))
  }
  for (const [index, { company_id: id }] of companies.entries()) {
    if (device === undefined || id === undefined || !isOfGroupAlone(scenario, String(id))) continue
    fail(
      [...path, 'companies', index],
      `Over ${device} a group makes no company, and no identify names ${JSON.stringify(id)}; expected it of cloud connections alone.`,
    )
  }
}

const wordsWithout = (left: readonly string[]): string =>
  ['users', 'companies', 'events', 'leads', ...expectationsOfCloud, ...expectationsOfDevice]
    .filter((word) => !left.includes(word))
    .join(', ')

/** The methods of Intercom's SDKs that an integration calls. */
const methods = {
  web: ['boot', 'update', 'trackEvent', 'shutdown', 'reattach_activator', 'hide', 'show'],
  phone: [
    'initialize',
    'setUserHash',
    'registerIdentifiedUser',
    'registerUnidentifiedUser',
    'updateUser',
    'logEvent',
    'logout',
  ],
} as const

function checkMethod(method: string, connections: readonly Connection[], fail: (says: string) => void): void {
  for (const connection of connections) {
    const known: readonly string[] = connection === 'web-device' ? methods.web : methods.phone
    if (known.includes(method)) continue
    const isOfOther = [...methods.web, ...methods.phone].some((other) => other === method)
    const meant = isOfOther ? '' : didYouMean(method, known)
    fail(`Over ${connection} Intercom's SDK has no "${method}"; expected one of ${known.join(', ')}.${meant}`)
  }
}

/** Whether a company is named by a group, and by the company of no identify. */
function isOfGroupAlone({ steps }: Scenario, id: string): boolean {
  const actions = steps.map(readStep).flatMap((step) => (step.kind === 'act' ? [step.action] : []))
  const companies = actions.flatMap(({ traits }) => (isJsonObject(traits?.['company']) ? [traits['company']] : []))
  return (
    actions.some(({ group }) => group !== undefined && String(group) === id) &&
    !companies.some((company) => String(company['id']) === id)
  )
}
