import type { IntercomReply, JsonValue } from '../../contracts/wire/index.ts'
import type { SendLater } from '../delivery/index.ts'

/** Asks the provider something beside the interactions, under one access token. */
export type Ask = (method: string, path: string, body?: JsonValue) => Promise<IntercomReply>

export function askerOf(send: SendLater, url: string, token: string): Ask {
  const headers = {
    authorization: `Bearer ${token}`,
    accept: 'application/json',
    'content-type': 'application/json',
    'intercom-version': '1.4',
  }
  return (method, path, body) =>
    send({ method, url: `${url}${path}`, headers, ...(body === undefined ? {} : { body }) })
}

/** Whether an answer is a success. */
export const isOk = ({ status }: IntercomReply): boolean => status >= 200 && status <= 299
