import { join } from 'node:path'
import type { Event } from '../../contracts/wire/index.ts'
import { readRecording, recordedFolder } from '../../src/runner/suites/recorded.ts'
import { jobOf, routes } from '../../src/targets/http/compose.ts'
import { type Figure, medianOf, type Ratio } from './figure.ts'
import { load, startServer } from './mock-load.ts'

const rounds = 5
const roundMs = 1500
const connections = 8

/** Events in one request to a service. */
export const eventsPerRequest = 100

/** An identify of every documented trait, as a real SDK sent it. */
export const realisticEvent: Event = readRecording(join(recordedFolder, 'server.jsonl')).find(
  ({ journey }) => journey === 'every-documented-trait',
)?.event as Event

/** A way to bring events to a service and its answers back. */
export interface Carrier {
  /** Keeps the service at this port busy for so long. Answers with the events carried a second. */
  carry(port: number, forMs: number): Promise<number>
}

/** Bytes written to sockets, answers not even parsed: as fast as this machine brings events to a service. */
export const loadGenerator: Carrier = {
  async carry(port, forMs) {
    const request = batchText()
    const { perSecond, statuses } = await load(port, connections, forMs, () => request)
    if (statuses.size !== 1 || !statuses.has('200')) throw new Error(`The service answered ${[...statuses.keys()]}.`)
    return perSecond * eventsPerRequest
  },
}

/** A batch of identical events to the processor route, as HTTP: the same bytes that a target behind HTTP is sent. */
function batchText(): string {
  const settings = { apiKey: 'a-token', apiVersion: 'v1' }
  const input = { connection: 'server-cloud', settings, event: realisticEvent, session: 's-1' } as const
  const text = routes.processor.body(Array.from({ length: eventsPerRequest }, (_, index) => jobOf(input, index + 1)))
  const head = `POST ${routes.processor.path} HTTP/1.1\r\nHost: service\r\nContent-Type: application/json`
  return `${head}\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
}

/** What share of the load generator's events a carrier brings to the same service, round by round in one run. */
export async function besideLoadGenerator(carrier: Carrier): Promise<Ratio> {
  const service = await startServer('service')
  const carry = (one: Carrier) => one.carry(service.port, roundMs)
  const ratio = await inRounds(async () => {
    const perSecond = await carry(carrier)
    return { perSecond, ratio: perSecond / (await carry(loadGenerator)) }
  })
  service.child.disconnect()
  return ratio
}

/** How many times as many events a second as are wanted: a ratio of 1 meets an absolute goal. */
export function besideWanted(perSecondWanted: number, carry: (forMs: number) => Promise<number>): Promise<Ratio> {
  return inRounds(async () => {
    const perSecond = await carry(roundMs)
    return { perSecond, ratio: perSecond / perSecondWanted }
  })
}

/** The service, beside a bare server that parses the same requests and answers as many bytes. */
async function serviceBesideBare(): Promise<Ratio> {
  const service = await startServer('service')
  const { bodyBytes } = await load(service.port, 1, 1, batchText)
  const bare = await startServer('bare', bodyBytes)
  const ratio = await inRounds(async () => {
    const perSecond = await loadGenerator.carry(service.port, roundMs)
    return { perSecond, ratio: perSecond / (await loadGenerator.carry(bare.port, roundMs)) }
  })
  for (const { child } of [service, bare]) child.disconnect()
  return ratio
}

/** The first round warms up and is thrown away. */
async function inRounds(round: () => Promise<{ perSecond: number; ratio: number }>): Promise<Ratio> {
  await round()
  const measured: { perSecond: number; ratio: number }[] = []
  for (let done = 0; done < rounds; done += 1) measured.push(await round())
  return medianOf(measured)
}

export const transportFigures: readonly Figure[] = [
  {
    name: `serve, events in requests of ${eventsPerRequest} ÷ bare node:http that parses them and answers as many bytes`,
    goal: 0.1,
    measure: serviceBesideBare,
  },
]
