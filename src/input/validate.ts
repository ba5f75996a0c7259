import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import type { TSchema } from 'typebox'
import { closest, didYouMean } from './closest.ts'
import { type KindOfUnion, kindOfUnion } from './kind-of-union.ts'

const ajv = new Ajv2020({ allErrors: false, strict: false, verbose: true })
const compiled = new WeakMap<TSchema, ValidateFunction>()

/** What is wrong with a value, and where in it. */
export interface Fault {
  /** Keys from the top of the value to the place of the fault. */
  path: string[]
  /** In words: what was expected there, and what came. */
  says: string
}

/** Checks a value against a schema, compiled once. Answers the first fault, or nothing. */
export function findFault(schema: TSchema, value: unknown): Fault | undefined {
  const validate = compiled.get(schema) ?? compile(schema)
  if (validate(value)) return undefined
  const errors = validate.errors ?? []
  for (const error of errors) {
    const union = kindOfUnion(error)
    if (union !== undefined) return faultOfUnion(union)
  }
  const error = worst(errors)
  if (error === undefined) return { path: [], says: 'it does not have the form that was expected' }
  return inWords(error)
}

function compile(schema: TSchema): ValidateFunction {
  const validate = ajv.compile(schema)
  compiled.set(schema, validate)
  return validate
}

/** What is wrong with a value of a union, held against the member that it means to be. */
function faultOfUnion({ instancePath, key, words, given, data, meant }: KindOfUnion): Fault {
  const path = keysOf(instancePath)
  if (meant === undefined) {
    const name = `"${[...path, key].join('.')}"`
    const came = given === undefined ? 'missing' : show(given)
    return {
      path: [...path, key],
      says: `${name} is ${came}; expected one of ${words.join(', ')}.${hintFor(given, words)}`,
    }
  }
  const fault = findFault(meant as TSchema, data) ?? { path: [], says: 'it has another form' }
  const name = [...path, ...fault.path].join('.')
  const says = fault.says
    .replace(/^it\b/, `"${path.join('.')}"`)
    .replace(/"[^"]*"/, (quoted) => (quoted === `"${fault.path.join('.')}"` ? `"${name}"` : quoted))
  return { path: [...path, ...fault.path], says }
}

const keysOf = (instancePath: string) => instancePath.split('/').slice(1).map(unescapePointer)

function hintFor(given: unknown, words: readonly string[]): string {
  return typeof given === 'string' ? didYouMean(given, words) : ''
}

/** The error that lies deepest says most: an `anyOf` above it only repeats that nothing fitted. */
function worst(errors: readonly ErrorObject[]): ErrorObject | undefined {
  return [...errors].sort((left, right) => depth(right) - depth(left))[0]
}

function depth(error: ErrorObject): number {
  return error.instancePath.split('/').length - (error.keyword === 'anyOf' ? 1 : 0)
}

function inWords({ instancePath, keyword, params, parentSchema, data, message }: ErrorObject): Fault {
  const path = keysOf(instancePath)
  const name = path.length === 0 ? 'it' : `"${path.join('.')}"`
  const p = params as Record<string, unknown>
  if (keyword === 'required') return { path, says: `${name} lacks the field "${String(p.missingProperty)}"` }
  if (keyword === 'additionalProperties') {
    const unknown = String(p.additionalProperty)
    const known = Object.keys((parentSchema as { properties?: object })?.properties ?? {})
    const hint = closest(unknown, known)
    const meant = hint === undefined ? `Known are: ${known.join(', ')}` : `Did you mean "${hint}"?`
    return { path: [...path, unknown], says: `the field "${[...path, unknown].join('.')}" is not known. ${meant}` }
  }
  if (keyword === 'enum') {
    const allowed = (p.allowedValues as unknown[]).map(String)
    return { path, says: `${name} is ${show(data)}; expected one of ${allowed.join(', ')}.${hintFor(data, allowed)}` }
  }
  if (keyword === 'maxProperties') {
    const count = Object.keys(data as object).length
    return {
      path,
      says: `${name} has ${count} fields (${Object.keys(data as object).join(', ')}); expected ${String(p.limit)} at most`,
    }
  }
  const { examples } = (parentSchema ?? {}) as { examples?: readonly string[] }
  if (keyword === 'pattern' && examples !== undefined)
    return { path, says: `${name} is ${show(data)}; expected text like ${examples.join(', ')}` }
  if (keyword === 'minLength' && data === '') return { path, says: `${name} is empty; expected text` }
  if (keyword === 'minItems')
    return {
      path,
      says: `${name} has ${String((data as unknown[]).length)} items; expected at least ${String(p.limit)}`,
    }
  if (keyword === 'type')
    return { path, says: `${name} is ${show(data)}; expected ${String(p.type).replace(',', ' or ')}` }
  return { path, says: `${name} is ${show(data)}; it ${message ?? 'has another form'}` }
}

const unescapePointer = (part: string) => part.replaceAll('~1', '/').replaceAll('~0', '~')

function show(data: unknown): string {
  if (data === null) return 'null'
  if (Array.isArray(data)) return 'a list'
  if (typeof data === 'object') return 'an object'
  const text = typeof data === 'string' ? JSON.stringify(data) : String(data)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
