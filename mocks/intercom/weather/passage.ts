import type { IntercomReply } from '../../../contracts/wire/index.ts'
import { refusalReply } from '../answer.ts'
import { refusal } from '../refusal.ts'
import type { Disturbance, Forecast } from './sky.ts'

/**
 * How a request fared on its way, for a door to act out: after `delayMs` Intercom's answer arrives whole, slowly or cut
 * in its middle, or the connection is reset, or nothing ever comes.
 */
export type Passage = { delayMs: number; fault?: string } & (
  | { end: 'answered'; reply: IntercomReply }
  | { end: 'drip'; reply: IntercomReply; bytesPerSecond: number }
  | { end: 'truncated'; reply: IntercomReply }
  | { end: 'reset' }
  | { end: 'silent' }
)

/** Whether a disturbance strikes before the request takes effect. */
export function strikesBefore({ fault }: Disturbance): boolean {
  return fault === 'status' || fault === 'html' || fault === 'reset-before'
}

const errors: Readonly<Record<number, readonly [code: string, message: string]>> = {
  408: ['request_timeout', 'Request Timeout'],
  429: ['rate_limit_exceeded', 'The rate limit for the App has been exceeded'],
  502: ['service_unavailable', 'Sorry, the API service is temporarily unavailable'],
  503: ['service_unavailable', 'Sorry, the API service is temporarily unavailable'],
  504: ['server_timeout', 'Server timed out when making request'],
}

/** Code and message that go with a status of the weather (RudderStack's recorded answers of Intercom). */
function weatherError(status: number): readonly [code: string, message: string] {
  return errors[status] ?? (status >= 500 ? ['server_error', 'Unknown server error'] : ['bad_request', 'Bad Request'])
}

/** The page that an edge server puts in place of an answer (intercom-ruby's request_spec has one). */
function errorPage(status: number): string {
  const title = `${status} ${status === 504 ? 'Gateway Time-out' : 'Bad Gateway'}`
  return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`
}

/** What is answered in place of Intercom where a fault strikes before the request takes effect; nothing for a reset. */
export function weatherReply(
  disturbance: Disturbance,
  limits: Record<string, string>,
  requestId: string,
  nowMs: number,
): IntercomReply | undefined {
  if (disturbance.fault === 'status') {
    const { status, reset } = disturbance
    return refusalReply(refusal(status, ...weatherError(status)), limitsWith(limits, status, reset, nowMs), requestId)
  }
  if (disturbance.fault !== 'html') return undefined
  const status = disturbance.status ?? 502
  return { status, headers: { 'content-type': 'text/html' }, body: errorPage(status) }
}

/** The rate limit headers of an error: as the fault says, and with nothing left where it is a 429. */
function limitsWith(
  limits: Record<string, string>,
  status: number,
  reset: 'none' | number | undefined,
  nowMs: number,
): Record<string, string> {
  if (reset === 'none') return {}
  return {
    ...limits,
    ...(status === 429 ? { 'x-ratelimit-remaining': '0' } : {}),
    ...(reset === undefined ? {} : { 'x-ratelimit-reset': String(Math.floor(nowMs / 1000) + reset) }),
  }
}

/** The passage of an attempt whose answer, if there is one, is known. */
export function passageOf({ delayMs, disturbance, names }: Forecast, answer: IntercomReply | undefined): Passage {
  const common = { delayMs, ...(names.length === 0 ? {} : { fault: names.join(', ') }) }
  if (answer === undefined || disturbance?.fault === 'reset-after') return { ...common, end: 'reset' }
  if (disturbance?.fault === 'lost') return { ...common, end: 'silent' }
  if (disturbance?.fault === 'truncated') return { ...common, end: 'truncated', reply: answer }
  if (disturbance?.fault === 'drip') {
    return { ...common, end: 'drip', reply: answer, bytesPerSecond: disturbance.bytesPerSecond ?? 100 }
  }
  return { ...common, end: 'answered', reply: answer }
}

/** Whether an answer got through that a client has no reason to ask for again. */
export function isThrough(passage: Passage): boolean {
  if (passage.end !== 'answered' && passage.end !== 'drip') return false
  const { status } = passage.reply
  return status < 500 && status !== 408 && status !== 429
}
