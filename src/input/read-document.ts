import { readFileSync, statSync } from 'node:fs'
import type { Static, TSchema } from 'typebox'
import { type Document, isMap, isScalar, parseDocument, visit } from 'yaml'
import { InputError, type Place } from './input-error.ts'
import { placeInJson, placeOfJsonError } from './json-place.ts'
import { findFault } from './validate.ts'

/**
 * The text of a file, without the mark that editors of Windows put before it; a clear error where it cannot be read, or never ends.
 * `name` is how the error calls it.
 */
export function readText(path: string, name: string = path): string {
  try {
    if (isEndless(path)) throw new InputError('The file cannot be read: it is a device.', { file: name })
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    if (error instanceof InputError) throw error
    const { code } = error as NodeJS.ErrnoException
    const because = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : String(code)
    throw new InputError(`The file cannot be read: ${because}.`, { file: name })
  }
}

/** `/dev/zero` would be read until the memory is full. A terminal is a device that ends. */
const isEndless = (path: string) => path !== '/dev/null' && path !== '/dev/stdin' && statSync(path).isCharacterDevice()

/** A JSON text as a value of the schema's form; else an error with file, line and field. */
export function readJson<Schema extends TSchema>(text: string, schema: Schema, file: string): Static<Schema> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new InputError(`This is not JSON: ${(error as Error).message}.`, { file, ...placeOfJsonError(text) })
  }
  return checked(value, schema, file, (path) => placeInJson(text, path))
}

/** A YAML text as a value of the schema's form; else an error with file, line and field. */
export function readYaml<Schema extends TSchema>(text: string, schema: Schema, file: string): Static<Schema> {
  return readPlacedYaml(text, schema, file).value
}

/** A value that was read, and where its parts stand. */
export interface Placed<Value> {
  value: Value
  /** The place of a value, by the keys and positions that lead to it; of its key, where that is asked for. */
  placeOf(path: readonly string[], part?: 'key'): Place
}

/** The same, for who has more to say of it than the schema has. */
export function readPlacedYaml<Schema extends TSchema>(
  text: string,
  schema: Schema,
  file: string,
): Placed<Static<Schema>> {
  const document = parseDocument(text, plain)
  const [error] = document.errors
  if (error) {
    const [start] = error.linePos ?? []
    const place = start ? { line: start.line, column: start.col } : {}
    throw new InputError(`This is not YAML: ${error.message.split('\n')[0]?.replace(/ at line.*$/, '')}.`, {
      file,
      ...place,
    })
  }
  visit(document, {
    Alias: (_, { range }) => {
      const place = range ? lineAt(text, range[0]) : {}
      throw new InputError('Anchors and aliases are not allowed here. Write the value out.', { file, ...place })
    },
    Scalar: (_, { value, range }) => {
      if (typeof value !== 'number' || Number.isFinite(value)) return
      const place = range ? lineAt(text, range[0]) : {}
      throw new InputError(`${value} is no number that JSON can say. Write one, or a text in quotes.`, {
        file,
        ...place,
      })
    },
  })
  return {
    value: checked(document.toJS(), schema, file, (path) => placeInYaml(document, path, text)),
    placeOf: (path, part) => ({
      file,
      ...((part === 'key' ? placeOfKey(document, path, text) : undefined) ?? placeInYaml(document, path, text)),
    }),
  }
}

const plain = { prettyErrors: true, version: '1.2', schema: 'core' } as const

function checked<Schema extends TSchema>(
  value: unknown,
  schema: Schema,
  file: string,
  placeOf: (path: readonly string[]) => Omit<Place, 'file'>,
): Static<Schema> {
  const fault = findFault(schema, value)
  if (fault) throw new InputError(`${sentence(fault.says)}`, { file, ...placeOf(fault.path) })
  return value as Static<Schema>
}

const sentence = (says: string) => {
  const text = says.charAt(0).toUpperCase() + says.slice(1)
  return /[.?]$/.test(text) ? text : `${text}.`
}

/** Line and column of a field, or of the nearest field around it that the text has. */
function placeInYaml(document: Document.Parsed, path: readonly string[], text: string): Omit<Place, 'file'> {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(keys(document, path.slice(0, length)), true) as
      | { range?: [number, number, number] }
      | undefined
    if (node?.range) return lineAt(text, node.range[0])
  }
  return {}
}

function placeOfKey(document: Document.Parsed, path: readonly string[], text: string): Omit<Place, 'file'> | undefined {
  const holder: unknown = document.getIn(keys(document, path.slice(0, -1)), true)
  if (!isMap(holder)) return undefined
  const pair = holder.items.find(({ key }) => isScalar(key) && String(key.value) === path.at(-1))
  const range = isScalar(pair?.key) ? pair.key.range : undefined
  return range ? lineAt(text, range[0]) : undefined
}

/** List places come as text in an error's path; the document wants them as numbers. */
function keys(document: Document.Parsed, path: readonly string[]): (string | number)[] {
  return path.map((key, index) => {
    const holder: unknown = index === 0 ? document.contents : document.getIn(path.slice(0, index), true)
    return /^\d+$/.test(key) && holder !== null && typeof holder === 'object' && 'items' in holder ? Number(key) : key
  })
}

function lineAt(text: string, offset: number): Omit<Place, 'file'> {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return { line, column: offset - before.lastIndexOf('\n') }
}
