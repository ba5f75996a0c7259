import type { JsonObject } from '../../../contracts/wire/index.ts'
import { limitText, type Reading, readTime } from '../fields.ts'
import { refusal, wrongType } from '../refusal.ts'
import type { EventRecord } from '../workspace/event.ts'
import { readMetadata } from './read-metadata.ts'

const missing = () => refusal(400, 'parameter_not_found', 'missing data parameter')
const identifiers = ['id', 'user_id', 'email'] as const

/**
 * Reads the body of `POST /events`: name, time, metadata; whose event it is stays in the body. Refused: a name, a time
 * or an identifier is missing ("missing data parameter": intercom-node#273, intercom-java#14, intercom-ruby#260).
 */
export function readEvent(body: JsonObject, reading: Reading): EventRecord {
  const name = body['event_name']
  if (name === undefined || name === null || (typeof name === 'string' && name.trim() === '')) throw missing()
  if (typeof name !== 'string') throw wrongType('event_name', 'a string')
  if (!identifiers.some((key) => isGiven(body, key))) throw missing()
  return {
    event_name: storedName(name, reading),
    created_at: readEventTime(body, reading),
    metadata: readMetadata(body['metadata'], reading),
  }
}

function isGiven(body: JsonObject, key: string): boolean {
  const value = body[key]
  return value !== undefined && value !== null && !(typeof value === 'string' && value.trim() === '')
}

/** API page "Event model": `.` and `$` become `-`. */
function storedName(name: string, reading: Reading): string {
  const renamed = name.replace(/[.$]/g, '-')
  if (renamed !== name) reading.note('R40', 'the event name holds "." or "$", which become "-"')
  return limitText(renamed, 'event_name', 'R35', reading)
}

/** `created_at`; `created`, the name of 2013, as the setting `legacyCreated` says (a live test of 2017 got 202). */
function readEventTime(body: JsonObject, reading: Reading): number {
  const time = readTime(body, 'created_at', 'R37', reading)
  if (typeof time === 'number') return time
  if (reading.choices.legacyCreated === 'refused') throw missing()
  const legacy = readTime(body, 'created', 'R37', reading)
  if (typeof legacy !== 'number') throw missing()
  reading.note('R36', 'the time is sent as "created", which no page documents; the field is "created_at"')
  return reading.choices.legacyCreated === 'honoured' ? legacy : reading.nowSeconds
}
