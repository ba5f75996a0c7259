import { Compile } from 'typebox/compile'
import { type JsonValue, type Weather, weatherSchema } from '../../../contracts/wire/index.ts'
import { isTooDeep } from '../depth.ts'

const check = Compile(weatherSchema)
const kinds = 'latency, rate-limit, status, html, reset-before, reset-after, lost, drip, truncated'

/** A weather that has been checked. Throws a `TypeError` that names the place of the first mistake. */
export function readWeather(document: JsonValue | undefined): Weather {
  if (document === undefined || isTooDeep(document)) throw new TypeError('A weather is an object with a list "faults".')
  if (check.Check(document)) return document
  const [error] = check.Errors(document)
  const place = error?.instancePath || 'its top level'
  throw new TypeError(
    `The weather is not valid at ${place}: ${error?.message ?? 'unknown form'}. A fault is one of ${kinds}, each with its own fields.`,
  )
}
