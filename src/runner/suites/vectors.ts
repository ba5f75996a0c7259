import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  copyJson,
  type Event,
  type Fill,
  isJsonObject,
  type JsonValue,
  setOwn,
  type Vector,
  vectorFileSchema,
} from '../../../contracts/wire/index.ts'
import { InputError, readJson, readText } from '../../input/index.ts'
import { type Case, oneSecondApart } from '../case.ts'
import { packageRoot } from '../package-root.ts'

/** The folder of the vectors that come with the product. */
export const vectorsFolder = join(packageRoot, 'contracts', 'vectors')

/** All vectors of a folder, files in order of their names. An id that stands twice is an error. */
export function loadVectors(folder: string = vectorsFolder): Vector[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const vectors = names.sort().flatMap((name) => {
    const file = join(folder, name)
    return readJson(readText(file), vectorFileSchema, file).vectors.map((vector) => ({ file, vector }))
  })
  const seen = new Map<string, string>()
  for (const { file, vector } of vectors) {
    const other = seen.get(vector.id)
    if (other !== undefined) throw new InputError(`The vector id "${vector.id}" stands in ${other} too.`, { file })
    seen.set(vector.id, file)
  }
  return vectors.map(({ vector }) => vector)
}

/** A vector as a case to play. */
export function vectorCase(vector: Vector): Case {
  return {
    id: `vectors/${vector.id}`,
    suite: 'vectors',
    rule: vector.rule,
    connection: vector.connection,
    settings: vector.settings,
    events: oneSecondApart(filled(vector)),
    ...(vector.outcomes ? { outcomes: vector.outcomes } : {}),
    ...(vector.deliveries ? { deliveries: vector.deliveries } : {}),
    ...(vector.accounting ? { accounting: vector.accounting } : {}),
  }
}

/** The events, with the values in place that are too large to write out. */
function filled({ events, fill = {} }: Vector): Event[] {
  const copies = copyJson(events)
  for (const [pointer, value] of Object.entries(fill)) put(copies, pointer, expanded(value))
  return copies
}

function expanded(fill: Fill): JsonValue {
  if ('text' in fill) return fill.text.repeat(fill.times)
  let value: JsonValue = fill.leaf
  for (let level = 0; level < fill.times; level += 1) {
    const holder = {}
    setOwn(holder, fill.nest, value)
    value = holder
  }
  return value
}

/** Puts a value where a JSON Pointer (RFC 6901) into the list `/events` says. */
function put(events: Event[], pointer: string, value: JsonValue): void {
  const keys = pointer
    .split('/')
    .slice(2)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
  const last = keys.pop()
  let holder: JsonValue | undefined = events
  for (const key of keys)
    holder = Array.isArray(holder) ? holder[Number(key)] : isJsonObject(holder) ? holder[key] : undefined
  if (last === undefined || !isJsonObject(holder))
    throw new InputError(`The pointer "${pointer}" leads into no object.`)
  setOwn(holder, last, value)
}
