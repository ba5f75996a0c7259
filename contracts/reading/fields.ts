import { type Event, isJsonObject, type JsonObject, type JsonValue } from '../wire/index.ts'
import { once } from './once.ts'

/** An own field of an object; absent where the holder is no object. Never reads what a prototype lends. */
export function field(holder: unknown, name: string): JsonValue | undefined {
  return isJsonObject(holder) && Object.hasOwn(holder, name) ? holder[name] : undefined
}

/** An own field where it is an object. Another kind counts as absent (G11). */
export function objectField(holder: unknown, name: string): JsonObject | undefined {
  const value = field(holder, name)
  return isJsonObject(value) ? value : undefined
}

/** The event's own traits, and those that its context carries. */
export const traitPlaces = once(
  (event: Event): { traits: JsonObject | undefined; contextTraits: JsonObject | undefined } => ({
    traits: objectField(event, 'traits'),
    contextTraits: objectField(objectField(event, 'context'), 'traits'),
  }),
)

/** The type of an event without regard to case (G1); absent where it is no text. */
export const typeOf = once((event: Event): string | undefined => {
  const type = field(event, 'type')
  return typeof type === 'string' ? type.toLowerCase() : undefined
})

/** Text with something in it. */
export function isFilledText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

/** Usable as an identifier: text with a non-blank character, or a finite number (contract, Identity). */
export function isUsable(value: unknown): value is string | number {
  return isFilledText(value) || Number.isFinite(value)
}

/** A scalar as text. What is none has no text of its own: `String` would call what stands under its `toString`. */
export function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? '' : String(value)
}

/** Length in code points, as the limits of 255 count it. */
export function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

/** Over the 255 characters that Intercom takes for a user_id, an email and a company_id (API 1.x, User model). */
export function isTooLong(value: unknown): boolean {
  return typeof value === 'string' && value.length > 255 && codePoints(value.trim()) > 255
}

/** Whether an identifier may be changed on its way, or left out: text around NUL, lone surrogates, numbers beyond 2^53 (Freedoms, G8). */
export function mayChange(id: string | number): boolean {
  if (typeof id === 'number') return Math.abs(id) > Number.MAX_SAFE_INTEGER
  return id.includes('\u0000') || !id.isWellFormed()
}
