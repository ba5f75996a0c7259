import type { Connection, Scenario, Settings } from '../../../../contracts/wire/index.ts'
import { type Case, connectionsOf } from '../../case.ts'
import { timelineOf } from './timeline.ts'

/** A scenario and the name by which its cases are addressed: its path without the ending. */
export interface NamedScenario {
  name: string
  file: string
  scenario: Scenario
  /** Where something stands in the file, by its path from the top; unknown of a scenario that was made here. */
  lineOf?: (path: readonly string[]) => number | undefined
}

/** One case for each connection of a scenario. */
export function scenarioCases(named: NamedScenario): Case[] {
  return named.scenario.connections.map((connection) => caseOver(connection, named))
}

function caseOver(connection: Connection, { name, file, scenario, lineOf }: NamedScenario): Case {
  const { events, happenings } = timelineOf(scenario, connection, lineOf)
  const { settings, identitySecrets, live, then } = scenario
  const needed = connectionsOf({ connection, events }).map(neededSettings)
  return {
    id: `scenarios/${name}@${connection}`,
    suite: 'scenarios',
    connection,
    settings: Object.assign({}, ...needed, settings),
    ...(identitySecrets === undefined ? {} : { identitySecrets }),
    events,
    ...(live === undefined ? {} : { live }),
    ...(happenings.length === 0 ? {} : { happenings }),
    expectations: then,
    ...(lineOf === undefined ? {} : { story: { file, lines: linesOf(scenario, lineOf) } }),
  }
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

/** Where each thing that is expected stands: `then.users.0`, `steps.3.expect.dropped`. */
function linesOf({ steps, then }: Scenario, lineOf: NonNullable<NamedScenario['lineOf']>): Record<string, number> {
  const places: [path: string[], expected: object][] = [
    [['then'], then],
    ...steps.flatMap((step, index) =>
      'expect' in step ? [[['steps', String(index), 'expect'], step.expect] as [string[], object]] : [],
    ),
  ]
  const paths = places.flatMap(([path, expected]) =>
    Object.entries(expected).flatMap(([word, list]) => [
      [...path, word],
      ...(Array.isArray(list) ? list.map((_, index) => [...path, word, String(index)]) : []),
    ]),
  )
  return Object.fromEntries(
    paths.flatMap((path) => {
      const line = lineOf(path)
      return line === undefined ? [] : [[path.join('.'), line]]
    }),
  )
}
