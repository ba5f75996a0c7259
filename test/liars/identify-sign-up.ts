import type { Event, JsonValue } from '../../contracts/wire/index.ts'
import { knownTraits, typeOf, without } from './event-parts.ts'
import { dropped, type Liar, liar } from './liar.ts'
import { userLiar } from './sent-parts.ts'

const createdAtOf = (event: Event) => knownTraits(event).createdAt

/** A liar about forms of createdAt: what it sends in their place, or nothing. */
const timeLiar = (
  lie: string,
  isForm: (createdAt: JsonValue | undefined) => boolean,
  send: (createdAt: JsonValue, seconds: number) => JsonValue | undefined,
  breaks = 'U3',
) =>
  userLiar(lie, breaks, (body, { event }) => {
    const createdAt = createdAtOf(event)
    if (createdAt === undefined || !isForm(createdAt)) return body
    const sent = send(createdAt, Number(body.signed_up_at))
    return sent === undefined ? without(body, 'signed_up_at') : { ...body, signed_up_at: sent }
  })

const isIn = (from: number, to: number) => (value: JsonValue | undefined) =>
  typeof value === 'number' && value >= from && value < to
const matches = (form: RegExp) => (value: JsonValue | undefined) => typeof value === 'string' && form.test(value)

/** Liars about the time at which a person signed up (U3). */
export const signUpLiars: readonly Liar[] = [
  timeLiar('does not read the text that JavaScript writes for a date', matches(/GMT/), () => undefined),
  timeLiar('insists on the right weekday in a date', matches(/Mon May 19 2019/), () => undefined),
  timeLiar('does not read ISO dates with a zone', matches(/T.*[+-]\d\d:\d\d$/), () => undefined),
  timeLiar('does not read an ISO date without a time of day', matches(/^\d{4}-\d\d-\d\d$/), () => undefined),
  timeLiar('overlooks the zone of an ISO date', matches(/T.*[+-]\d\d:\d\d$/), (text) =>
    Math.floor(Date.parse(`${String(text).slice(0, 19)}Z`) / 1000),
  ),
  timeLiar('takes seconds for milliseconds', isIn(1e8, 1e11), (seconds) => Math.floor(Number(seconds) / 1000)),
  timeLiar('takes seconds of the far future for milliseconds', isIn(1e10, 1e11), (far) =>
    Math.floor(Number(far) / 1000),
  ),
  timeLiar('takes milliseconds for seconds', isIn(1e11, 1e14), (ms) => Number(ms)),
  timeLiar('takes a text of milliseconds for seconds', matches(/^\d{13}$/), (ms) => Number(ms)),
  timeLiar('keeps the fraction of a second', matches(/\.\d*[1-9]\d*Z$/), (text) => Date.parse(String(text)) / 1000),
  timeLiar(
    'takes null for 1970',
    (value) => value === null,
    () => 0,
  ),
  timeLiar(
    'takes true for a time',
    (value) => value === true,
    () => 1,
  ),
  timeLiar(
    'takes an object or a list for a time',
    (value) => typeof value === 'object' && value !== null,
    () => 0,
  ),
  timeLiar(
    'stamps a sign-up that it cannot read with the current time',
    (value) => typeof value === 'string' && Number.isNaN(Date.parse(value)),
    (_, seconds) => (Number.isNaN(seconds) ? 1_772_600_767 : seconds),
  ),
  liar('drops the user over a sign-up that it cannot read', 'U1', (outcome, { event }) =>
    typeOf(event) === 'identify' && matches(/^[a-z ]+$/i)(createdAtOf(event))
      ? dropped('createdAt is invalid.')
      : outcome,
  ),
  timeLiar(
    'reads a date without zone as two hours east',
    matches(/^\d{4}-\d\d-\d\dT[\d:.]+$/),
    (_, seconds) => seconds - 7200,
    'U3.zone',
  ),
  timeLiar('leaves out a sign-up in seconds', isIn(1e8, 1e11), () => undefined, 'U3.number'),
  timeLiar('leaves out a sign-up in milliseconds', isIn(1e11, 1e14), () => undefined, 'U3.number'),
  timeLiar('leaves out a sign-up in digits', matches(/^\d{9,}$/), () => undefined, 'U3.number'),
]
