import { type Static, Type } from 'typebox'
import { connectionSchema } from './connection.ts'
import { suites } from './exchange.ts'
import { jsonValueSchema } from './json.ts'

/** The least and the most that an option of `check` takes, on the command line as in a file. */
export const optionLimits = {
  seed: { minimum: 0, maximum: 0x7fffffff },
  runs: { minimum: 0, maximum: 100_000_000 },
  bail: { minimum: 1, maximum: 100_000_000 },
  timeoutMs: { minimum: 1, maximum: 100_000_000 },
  jobs: { minimum: 1, maximum: 1024 },
  mockPort: { minimum: 0, maximum: 65_535 },
  wait: { minimum: 0, maximum: 86_400 },
  delivery: { minimum: 1, maximum: 3600 },
  batch: { minimum: 1, maximum: 10_000 },
} as const

const text = (description: string) => Type.Optional(Type.String({ minLength: 1, description }))
const number = (name: keyof typeof optionLimits, description: string) =>
  Type.Optional(Type.Integer({ ...optionLimits[name], description }))
const oneOf = <const Word extends string>(words: readonly Word[], description: string) =>
  Type.Optional(Type.Enum([...words], { description }))
const listOf = <Item extends Parameters<typeof Type.Array>[0]>(item: Item, description: string) =>
  Type.Optional(Type.Array(item, { minItems: 1, description }))
const pairs = (description: string) => Type.Optional(Type.Record(Type.String(), Type.String(), { description }))

/** Options of `check` in a file: named as on the command line, in camel case. A flag on the command line wins over what stands here. */
export const configSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String({ description: 'the address of this schema, for editors' })),
    target: text('what is judged, as on the command line: http://HOST:PORT, command:…, module:PATH, …'),
    connection: listOf(connectionSchema, 'only these connections'),
    rules: listOf(Type.String({ minLength: 1 }), 'only these rules: ids or globs; "!U6" leaves one out'),
    failOn: oneOf(['must', 'should'], 'the level that fails a run'),
    seed: number('seed', 'the seed of everything that is left to chance'),
    suite: listOf(Type.Enum([...suites]), 'only these suites'),
    runs: number('runs', 'how many generated cases'),
    scenarios: text('a glob of your own scenario files, in place of those that come along'),
    bail: number('bail', 'stop after so many failing cases'),
    baseline: text('the file of the known deviations'),
    record: text('the file in which the run is saved'),
    reporter: listOf(Type.String({ minLength: 1 }), 'NAME or NAME=FILE'),
    redact: Type.Optional(Type.Boolean({ description: 'mask the data of people in every report' })),
    setting: Type.Optional(
      Type.Record(Type.String(), jsonValueSchema, { description: 'settings that hold for every case' }),
    ),
    timeoutMs: number('timeoutMs', 'how long one answer may take, in milliseconds'),
    jobs: number('jobs', 'requests or processes side by side'),
    mockPort: number('mockPort', 'the port at which Intercom listens for what the target sends by itself'),
    wait: number('wait', 'http: seconds to wait for a target that is not up yet'),
    delivery: number(
      'delivery',
      'judge how a target that sends by itself delivers, in real time: seconds to wait for each further try',
    ),
    route: oneOf(['processor', 'router'], 'http: the route of the protocol'),
    batch: number('batch', 'http: events in one request'),
    header: pairs('http: headers of every request'),
    browser: oneOf(['jsdom', 'chromium'], 'browser: where pages are opened'),
    cwd: text('command: where it starts'),
    env: pairs('command: added to its environment'),
  },
  {
    additionalProperties: false,
    title: 'Config',
    description: 'Options of `check`: intercom-conformance.config.json. Paths resolve against the folder of the file.',
  },
)
export type Config = Static<typeof configSchema>
