import { isJsonObject, type JsonValue } from '../../../contracts/wire/index.ts'

/** Values of one run, for the places in a behaviour that stand for them. */
export interface Kept {
  run: string
  now: number
  values: Map<string, JsonValue>
}

/** Puts values of the run in place of `{run}`, `{now}` (a number where it stands alone) and `{kept.NAME}`, everywhere. */
export function fill<Value>(value: Value, kept: Kept): Value {
  return JSON.parse(JSON.stringify(value), (_, one: unknown) =>
    typeof one === 'string' ? fillText(one, kept) : one,
  ) as Value
}

function fillText(text: string, { run, now, values }: Kept): JsonValue {
  const alone = /^\{(now|kept\.(\w+))([+-]\d+)?\}$/.exec(text)
  if (alone?.[1] === 'now') return now + Number(alone[3] ?? 0)
  if (alone?.[2] !== undefined) return values.get(alone[2]) ?? null
  return text
    .replaceAll('{run}', run)
    .replaceAll('{now}', String(now))
    .replace(/\{kept\.(\w+)\}/g, (_, name: string) => String(values.get(name)))
    .replace(/\{x(\d+)\}/g, (_, count: string) => 'x'.repeat(Number(count)))
}

/** The value that a JSON Pointer leads to. */
export function pointedAt(value: JsonValue | undefined, pointer: string): JsonValue | undefined {
  let at = value
  for (const key of pointer.split('/').slice(1)) {
    if (Array.isArray(at)) at = at[Number(key)]
    else at = isJsonObject(at) && Object.hasOwn(at, key) ? at[key] : undefined
  }
  return at
}
