import type { DeliveredRequest, IntercomReply, IntercomRequest } from '../../contracts/wire/index.ts'
import { isTaken } from './answer.ts'

/** Sends one request to Intercom. */
export type Send = (request: IntercomRequest) => IntercomReply

/**
 * Sends the requests of one event in order, each once: the short way where no weather can stand against them. After a refusal the rest is
 * not sent: it may rest on what was refused, as a user's link does on its company.
 */
export function deliver(requests: readonly IntercomRequest[], send: Send): DeliveredRequest[] {
  const delivered: DeliveredRequest[] = []
  for (const request of requests) {
    const reply = send(request)
    delivered.push({ by: 'delivery', request, reply })
    if (!isTaken(reply.status)) break
  }
  return delivered
}
