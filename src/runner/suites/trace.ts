import {
  connections as allConnections,
  type Connection,
  isCloud,
  isJsonObject,
  type TraceLine,
  traceLineSchema,
} from '../../../contracts/wire/index.ts'
import { closest, findFault, InputError, linesOf } from '../../input/index.ts'
import { type Case, virtualStart } from '../case.ts'
import { LineReader, RecordedEvent } from './recorded-event.ts'
import { TraceSecrets } from './trace-secrets.ts'

/** A trace that was read and checked: what an implementation made of events, when it was recorded. */
export interface Trace {
  /** The connections that its lines name. */
  connections: readonly Connection[]
  /** A case for each workspace that has lines of these connections; its number is the same whichever are asked for. */
  casesOver(wanted: readonly Connection[]): Case[]
}

/** Lines are kept as text, and become values when they are played: a long trace takes little more memory than its file. */
interface Kept {
  connection: Connection
  text: string
}

/**
 * Reads a trace whole. `file` is how errors and case ids call it. The first line that is none is an `InputError` with file, line and
 * field; so is a trace without any line.
 */
export async function readTrace(stream: AsyncIterable<Uint8Array | string>, file: string): Promise<Trace> {
  const secrets = new TraceSecrets()
  const workspaces = new Map<string, Kept[]>()
  let number = 0
  for await (const text of linesIn(stream, file)) {
    number += 1
    if (text.trim() === '') continue
    const line = readLine(text, { file, line: number })
    secrets.learn(line)
    const key = workspaceOf(line)
    const kept = { connection: line.connection, text }
    const others = workspaces.get(key)
    if (others) others.push(kept)
    else workspaces.set(key, [kept])
  }
  if (workspaces.size === 0) {
    throw new InputError('The trace holds no line. A line reads {"connection","settings","event","outcome"}.', { file })
  }
  const named = new Set([...workspaces.values()].flatMap((lines) => [...new Set(lines.map((one) => one.connection))]))
  return {
    connections: allConnections.filter((connection) => named.has(connection)),
    casesOver: (wanted) =>
      [...workspaces.values()].flatMap((lines, index) => {
        const chosen = lines.filter(({ connection }) => wanted.includes(connection))
        return chosen.length === 0 ? [] : [caseOf(`recorded/trace/${nameOf(file)}/${index + 1}`, chosen, secrets)]
      }),
  }
}

async function* linesIn(stream: AsyncIterable<Uint8Array | string>, file: string): AsyncGenerator<string> {
  try {
    yield* linesOf(stream)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const because = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : message
    throw new InputError(`The trace cannot be read: ${because}.`, { file })
  }
}

/** The outcome is checked by the form of its own kind, so that an error speaks of that one. */
function readLine(text: string, place: { file: string; line: number }): TraceLine {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const [where = 'its form'] = /position \d+/.exec((error as Error).message) ?? []
    throw new InputError(`This is not JSON (see ${where}). A trace has one JSON object on each line.`, place)
  }
  const fault = findFault(traceLineSchema, value)
  if (fault)
    throw new InputError(`This is no line of a trace: ${withoutValues(kindFault(value) ?? fault.says)}.`, place)
  const line = value as TraceLine
  if (contradicts(line)) {
    const mode = isCloud(line.connection) ? '"requests"' : '"calls"'
    throw new InputError(
      `This is no line of a trace: "outcome.kind" is "${line.outcome.kind}"; over ${line.connection} expected ${mode} or "dropped".`,
      place,
    )
  }
  return line
}

const kinds: readonly unknown[] = ['requests', 'calls', 'dropped']

/** Where the kind of the outcome is none, all other faults follow from it. */
function kindFault(value: unknown): string | undefined {
  const outcome = isJsonObject(value) ? value['outcome'] : undefined
  if (!isJsonObject(outcome) || kinds.includes(outcome['kind'])) return undefined
  const { kind } = outcome
  const given = typeof kind === 'string' ? JSON.stringify(kind.slice(0, 60)) : 'no text'
  return `"outcome.kind" is ${given}; expected one of ${kinds.join(', ')}`
}

const ownWords =
  'connection settings event outcome kind requests calls dropped reason method url headers body args ios device ' +
  'acceptedAt delivered by target request reply status failure sentAt answeredAt'
const known: readonly string[] = [...ownWords.split(' '), ...allConnections]

/** A trace may hold an access token anywhere. Of what an error quotes only the words of the format stay, and what is close to one. */
function withoutValues(says: string): string {
  return says.replace(/"((?:[^"\\]|\\.)*)"?/g, (_, quoted: string) => {
    const isOwn = (part: string) => /^\d{1,9}$/.test(part) || closest(part, known) !== undefined
    const parts = quoted.split('.').map((part) => (isOwn(part) ? part : '…'))
    return `"${parts.join('.')}"`
  })
}

/** Requests of a device, or calls of a server: one of the two words is wrong. */
function contradicts({ connection, outcome }: TraceLine): boolean {
  if (isCloud(connection)) return outcome.kind === 'calls' && outcome.calls.length > 0
  return outcome.kind === 'requests' && outcome.requests.length > 0
}

/** Sources that send to one workspace share its token; a device has an Intercom SDK of its own beside that of others. */
function workspaceOf({ connection, settings }: TraceLine): string {
  if (isCloud(connection)) return `cloud ${JSON.stringify(settings.apiKey ?? null)}`
  return `${connection} ${JSON.stringify(settings.appId ?? null)}`
}

const nameOf = (file: string) =>
  (file === '<stdin>' ? 'stdin' : (file.split(/[\\/]/).at(-1) ?? file)).replace(/\.(jsonl|ndjson|json)$/, '')

function caseOf(id: string, lines: readonly Kept[], secrets: TraceSecrets): Case {
  const reader = new LineReader()
  const [first] = lines as [Kept]
  return {
    id,
    suite: 'recorded',
    connection: first.connection,
    settings: reader.read(first.text).settings,
    events: lines.map(({ text }, index) => new RecordedEvent(text, virtualStart + index * 1000, reader)),
    recordedSecrets: secrets,
  }
}
