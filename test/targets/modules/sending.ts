import type { ClientRequest, IncomingMessage } from 'node:http'
import https, { type RequestOptions, request as requestByName } from 'node:https'
import { request as requestByUndici } from 'undici'
import type { IntercomRequest } from '../../../contracts/wire/index.ts'

type Send = (request: IntercomRequest) => Promise<unknown>
type Open = (url: string, options: RequestOptions, take: (answer: IncomingMessage) => void) => ClientRequest

const bodyOf = ({ body }: IntercomRequest) => JSON.stringify(body)

function throughNode(open: Open): Send {
  return ({ method, url, headers, body }) =>
    new Promise((resolve, reject) => {
      const call = open(url, { method, headers }, (answer) => answer.resume().on('end', resolve))
      call.on('error', reject)
      call.end(JSON.stringify(body))
    })
}

/** The clients that a program on Node may use, each with a way of its own around what would catch the others. */
const clients: readonly Send[] = [
  throughNode((url, options, take) => https.request(url, options, take)),
  throughNode(requestByName),
  async (sent) => {
    const { method, url, headers } = sent
    return (await fetch(url, { method, headers, body: bodyOf(sent) })).text()
  },
  async (sent) => {
    const { method, url, headers } = sent
    const { body } = await requestByUndici(url, { method: method as 'POST', headers, body: bodyOf(sent) })
    return body.text()
  },
]

/** Sends requests one after the other, each through the next client. */
export async function sendByItself(requests: readonly IntercomRequest[], first: number): Promise<void> {
  for (const [index, request] of requests.entries()) await clients[(first + index) % clients.length]?.(request)
}
