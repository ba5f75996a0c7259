import type { JsonValue, BehaviourStep as Step } from '../../../contracts/wire/index.ts'
import { fill, type Kept } from './fill.ts'
import type { Received } from './match.ts'
import type { VerifyOptions } from './verify-options.ts'

/** Sends the request of a step, with all the usual headers but those that it changes or leaves out. */
export async function send(step: Step, kept: Kept, options: VerifyOptions): Promise<Received> {
  const { url, token } = options
  const [method = 'GET', path = '/'] = fill(step.send, kept).split(' ')
  const headers = new Headers({
    authorization: `Bearer ${token}`,
    accept: 'application/json',
    'content-type': 'application/json',
    'intercom-version': '1.4',
  })
  for (const [name, value] of Object.entries(step.headers ?? {})) {
    if (value === null) headers.delete(name)
    else headers.set(name, value.replace('{token}', token).replace('{basic}', btoa(`${token}:`)))
  }
  // Bytes, since fetch would give a text a content type of its own.
  const text = step.text ?? (step.body === undefined ? undefined : JSON.stringify(fill(step.body, kept)))
  const body = text === undefined ? {} : { body: new TextEncoder().encode(text) }
  const response = await sendPatiently(url + path, { method, headers, ...body }, options)
  return { status: response.status, headers: response.headers, body: parse(await response.text()) }
}

const attemptsMax = 4

/** Sends again after a 429, once the reset that it names has come; after ten seconds where it names none. */
export async function sendPatiently(address: string, init: RequestInit, options: VerifyOptions): Promise<Response> {
  const { fetch: call = fetch, clock = Date.now, pause = sleep } = options
  for (let attempt = 1; ; attempt += 1) {
    const response = await call(address, init)
    if (response.status !== 429 || attempt === attemptsMax) return response
    const reset = Number(response.headers.get('x-ratelimit-reset') ?? Number.NaN)
    const waitMs = Number.isFinite(reset) ? reset * 1000 - clock() : 10_000
    await pause(Math.min(Math.max(waitMs, 0), 60_000))
  }
}

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

function parse(text: string): JsonValue | undefined {
  if (text === '') return undefined
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    return text
  }
}
