import { type JsonObject, stateFileSchema, type WorkspaceState } from '../../contracts/wire/index.ts'
import { createIntercom, type Intercom, type IntercomOptions, StateError } from '../../mocks/intercom/index.ts'
import { believableWorkspace } from '../generate/index.ts'
import { InputError, placeInJson, readJson, readText } from '../input/index.ts'
import { OutputFile } from '../output/index.ts'

/** What workspaces begin with: a file, made-up people, or nothing. */
export interface Seeding {
  state?: string
  people?: number
  seed?: number
}

/** A mock whose workspaces begin as they are told. A file with a mistake is told of with line and field, and nothing is loaded. */
export function seededIntercom(options: IntercomOptions, { state: file, people, seed }: Seeding): Intercom {
  if (file !== undefined && people !== undefined) {
    throw new InputError('--state and --people both say what a workspace begins with. Leave one of them out.')
  }
  if (seed !== undefined && people === undefined) {
    throw new InputError('--seed belongs to --people. Give both: mock --people 1000 --seed 7.')
  }
  if (people !== undefined) {
    const nowSeconds = startOfDay(options.clock())
    return createIntercom({ ...options, state: { ...believableWorkspace({ people, seed: seed ?? 1, nowSeconds }) } })
  }
  return file === undefined ? createIntercom(options) : fromFile(file, options)
}

/** People are the same for the whole day, so that a seed gives the same workspace again. */
const startOfDay = (nowMs: number) => Math.floor(nowMs / 86_400_000) * 86_400

function fromFile(file: string, options: IntercomOptions): Intercom {
  const text = readText(file)
  const { $schema, ...state } = readJson(text, stateFileSchema, file)
  try {
    return createIntercom({ ...options, state: state as JsonObject })
  } catch (error) {
    if (!(error instanceof StateError)) throw error
    throw new InputError(error.message, { file, ...placeInJson(text, error.path) })
  }
}

/** Objects that are written at a time. */
const batch = 1000

/** Writes a state whole or not at all, one object to a line, so that states can be compared; however large it is, in portions. */
export function saveState(path: string, state: WorkspaceState): void {
  const file = new OutputFile(path)
  try {
    file.write('{\n')
    for (const [place, [key, value]] of Object.entries(state).entries()) {
      file.write(`${place === 0 ? '' : ',\n'}${JSON.stringify(key)}: `)
      if (Array.isArray(value)) writeList(file, value)
      else file.write(JSON.stringify(value))
    }
    file.write('\n}\n')
  } catch (error) {
    file.abandon()
    throw error
  }
  file.end()
}

function writeList(file: OutputFile, list: readonly JsonObject[]): void {
  file.write('[')
  for (let from = 0; from < list.length; from += batch) {
    const lines = list.slice(from, from + batch).map((one) => JSON.stringify(one))
    file.write(`${from === 0 ? '\n' : ',\n'}${lines.join(',\n')}`)
  }
  file.write(list.length === 0 ? ']' : '\n]')
}
