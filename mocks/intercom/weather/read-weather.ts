import { Compile } from 'typebox/compile'
import {
  faultSchema,
  isJsonObject,
  type JsonValue,
  type Weather,
  weatherSchema,
} from '../../../contracts/wire/index.ts'
import { isTooDeep } from '../depth.ts'
import { contradictionIn } from './contradiction.ts'

const check = Compile(weatherSchema)
const faultChecks = new Map(faultSchema.anyOf.map((schema) => [String(schema.properties.fault.const), Compile(schema)]))

/** A weather that has been checked. Throws a `TypeError` that names the place of the first mistake. */
export function readWeather(document: JsonValue | undefined): Weather {
  if (document === undefined || isTooDeep(document)) throw new TypeError('A weather is an object with a list "faults".')
  if (check.Check(document)) {
    const found = contradictionIn(document)
    if (found === undefined) return document
    throw new TypeError(`The weather is not valid: /${found.path.join('/')} ${found.says}.`)
  }
  const [error] = check.Errors(document)
  const mistake =
    faultMistake(document) ?? `at ${error?.instancePath || 'its top level'}: ${error?.message ?? 'unknown form'}`
  throw new TypeError(`The weather is not valid ${mistake}.`)
}

/** What is wrong with the first fault that is wrong, held against the form of its own kind. */
function faultMistake(document: JsonValue): string | undefined {
  const faults = isJsonObject(document) && Array.isArray(document['faults']) ? document['faults'] : []
  for (const [place, fault] of faults.entries()) {
    const at = `at /faults/${place}`
    if (!isJsonObject(fault)) return `${at}: a fault is an object`
    const form = typeof fault['fault'] === 'string' ? faultChecks.get(fault['fault']) : undefined
    if (form === undefined) return `${at}/fault: a fault is one of ${[...faultChecks.keys()].join(', ')}`
    const [error] = form.Check(fault) ? [] : form.Errors(fault)
    if (error) return `${at}${error.instancePath}: ${saidOf(error)}`
  }
  return undefined
}

/** An error in words, with the fields that it is about where it names them. */
function saidOf({ message, params }: { message: string; params: object }): string {
  if (message === 'schema is false') return 'this field is not known there'
  const names = Object.values(params).find((value) => Array.isArray(value))
  return Array.isArray(names) ? `${message} (${names.join(', ')})` : message
}
