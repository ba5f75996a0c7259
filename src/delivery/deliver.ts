import type { DeliveredRequest, IntercomReply, IntercomRequest } from '../../contracts/wire/index.ts'

/** Sends one request to Intercom. */
export type Send = (request: IntercomRequest) => IntercomReply

/**
 * Sends the requests of one event in order. After a refusal the rest is not sent: it may rest on what was refused, as a
 * user's link does on its company.
 */
export function deliver(requests: readonly IntercomRequest[], send: Send): DeliveredRequest[] {
  const delivered: DeliveredRequest[] = []
  for (const request of requests) {
    const reply = send(request)
    delivered.push({ by: 'delivery', request, reply })
    if (reply.status < 200 || reply.status > 299) break
  }
  return delivered
}
