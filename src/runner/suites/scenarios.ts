import { existsSync, statSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { escapePath, globSync } from 'tinyglobby'
import {
  type Action,
  type Connection,
  type Event,
  isCloud,
  type Scenario,
  type Settings,
  type Step,
  scenarioSchema,
  seededRandom,
  verbs,
} from '../../../contracts/wire/index.ts'
import { createSource, enrich, type Source, type SourceKind } from '../../../mocks/rudderstack/index.ts'
import { InputError, readText, readYaml } from '../../input/index.ts'
import { type Case, type TimedEvent, virtualStart } from '../case.ts'
import { packageRoot } from '../package-root.ts'

/** A scenario and the name by which its cases are addressed: its path without the ending. */
export interface NamedScenario {
  name: string
  file: string
  scenario: Scenario
}

/** The scenarios that come with the product. */
export function loadScenarios(): NamedScenario[] {
  return readAll('scenarios/**/*.yaml', packageRoot, (path) => path.replace(/^scenarios\//, ''))
}

/** Scenarios of the caller: files that a glob finds from a folder. None is an error. */
export function loadScenariosFrom(glob: string, folder: string): NamedScenario[] {
  const found = readAll(glob, folder, (path) => path)
  if (found.length > 0) return found
  throw new InputError(
    `No file matches the scenarios "${glob}" in ${folder}. Quote the glob, so that the shell leaves it alone.`,
  )
}

function readAll(glob: string, folder: string, nameOf: (path: string) => string): NamedScenario[] {
  const literal = existsSync(resolve(folder, glob)) && statSync(resolve(folder, glob)).isFile()
  const paths = globSync(literal ? escapePath(glob) : glob, {
    cwd: folder,
    ignore: ['**/weather/**', '**/known-deviations/**', '**/node_modules/**'],
  })
  return paths.sort().map((path) => {
    const file = resolve(folder, path)
    const shown = relative(process.cwd(), file)
    const scenario = readYaml(readText(file, shown), scenarioSchema, shown)
    checkSteps(scenario, shown)
    return {
      name: nameOf(
        path
          .split(sep)
          .join('/')
          .replace(/\.ya?ml$/, ''),
      ),
      file,
      scenario,
    }
  })
}

/** What the schema cannot say: each step is of a known person and has one verb; a device is one person's. */
function checkSteps({ connections, people, steps }: Scenario, file: string): void {
  const onDevice = connections.find((connection) => !isCloud(connection))
  if (onDevice !== undefined && Object.keys(people).length > 1) {
    throw new InputError(
      `Over ${onDevice} a scenario is of one device, and has one person; here are ${Object.keys(people).join(', ')}. Whoever comes next on the device does so after a reset.`,
      { file },
    )
  }
  for (const [index, step] of steps.entries()) {
    const [who, what] = stepOf(step)
    const where = `Step ${index + 1}`
    if (typeof what === 'string') continue
    if (!Object.hasOwn(people, who)) {
      throw new InputError(`${where} is of "${who}", who is not among the people: ${Object.keys(people).join(', ')}.`, {
        file,
      })
    }
    const used = verbs.filter((verb) => what[verb] !== undefined)
    if (used.length !== 1) {
      const came = used.length === 0 ? 'none' : used.join(' and ')
      throw new InputError(`${where} ("${who}") has ${came}; expected exactly one of ${verbs.join(', ')}.`, { file })
    }
  }
}

function stepOf(step: Step): [string, Action | string] {
  return Object.entries(step)[0] as [string, Action | string]
}

/** One case for each connection of a scenario. */
export function scenarioCases({ name, scenario }: NamedScenario): Case[] {
  return scenario.connections.map((connection) => ({
    id: `scenarios/${name}@${connection}`,
    suite: 'scenarios',
    connection,
    settings: { ...neededSettings(connection), ...scenario.settings },
    ...(scenario.identitySecrets === undefined ? {} : { identitySecrets: scenario.identitySecrets }),
    events: eventsOf(scenario, connection),
    expectations: scenario.then,
  }))
}

/** What a destination cannot do without on a connection (destination documentation, Connection settings). */
function neededSettings(connection: Connection): Settings {
  switch (connection) {
    case 'web-device':
      return { appId: 'app-1' }
    case 'ios-device':
      return { appId: 'app-1', mobileApiKeyIOS: 'token:1' }
    case 'android-device':
      return { appId: 'app-1', mobileApiKeyAndroid: 'token:1' }
    default:
      return { apiKey: 'token:1' }
  }
}

/** The events of a journey, as each person's source composes them, a second or more apart; in cloud mode the gateway hands them on. */
function eventsOf({ people, steps }: Scenario, connection: Connection): TimedEvent[] {
  let now = virtualStart
  const random = seededRandom(1)
  const sources = new Map<string, Source>()
  for (const [who, { anonymousId, device = 'android' }] of Object.entries(people)) {
    sources.set(who, createSource(kindOf(connection, device), { anonymousId, clock: () => now, random }))
  }
  const events: TimedEvent[] = []
  for (const step of steps) {
    const [who, what] = stepOf(step)
    if (typeof what === 'string') {
      now += millisecondsOf(what)
      continue
    }
    now += 1000
    const event = act(sources.get(who) as Source, what)
    if (!isCloud(connection)) events.push({ event: event ?? { type: 'reset' }, at: now })
    else if (event) events.push({ event: enrich(event, { sentAt: now, receivedAt: now }), at: now })
  }
  return events
}

function kindOf(connection: Connection, device: 'android' | 'ios'): SourceKind {
  switch (connection) {
    case 'web-device':
    case 'web-cloud':
      return 'web'
    case 'ios-device':
      return 'ios'
    case 'android-device':
      return 'android'
    case 'server-cloud':
      return 'server'
    case 'mobile-cloud':
      return device
  }
}

const unitMs = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

const millisecondsOf = (wait: string): number =>
  Number(wait.slice(0, -1)) * unitMs[wait.slice(-1) as keyof typeof unitMs]

/** What a person does, through the source; a reset sends nothing, and is told to an SDK on the device alone. */
function act(source: Source, action: Action): Event | undefined {
  const { traits, typedTraits, properties, context, integrations } = action
  const options = { context, integrations }
  if (action.reset) {
    source.reset()
    return undefined
  }
  if (action.track !== undefined) return source.track({ event: action.track, properties, ...options })
  if (action.group !== undefined) return source.group({ groupId: action.group, traits, ...options })
  if (action.page !== undefined) return source.page({ name: action.page, properties, ...options })
  return source.identify({ userId: action.identify, traits, typedTraits, ...options })
}
