import type { Figure, Ratio } from './figure.ts'
import { load, startServer, upserts } from './mock-load.ts'

const rounds = 5
const roundMs = 1500
const connections = 32

/** `POST /users` over a socket, beside a bare node:http server that parses the body and answers as many bytes. */
async function socketBesideBare(): Promise<Ratio> {
  const mock = await startServer('mock')
  const { bodyBytes } = await load(mock.port, connections, roundMs, upserts(5000))
  const bare = await startServer('bare', bodyBytes)
  await load(bare.port, connections, roundMs, upserts(5000))

  const measured: { ratio: number; perSecond: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const { perSecond } = await load(mock.port, connections, roundMs, upserts(5000))
    measured.push({
      ratio: perSecond / (await load(bare.port, connections, roundMs, upserts(5000))).perSecond,
      perSecond,
    })
  }
  for (const { child } of [mock, bare]) child.disconnect()

  const sorted = measured.toSorted((left, right) => left.ratio - right.ratio)
  const median = sorted[Math.floor(rounds / 2)]
  return {
    median: median?.ratio ?? 0,
    low: sorted[0]?.ratio ?? 0,
    high: sorted.at(-1)?.ratio ?? 0,
    perSecond: median?.perSecond ?? 0,
  }
}

export const mockSocketFigures: readonly Figure[] = [
  {
    name: 'mock, POST /users over a socket ÷ bare node:http that answers as many bytes',
    goal: 0.4,
    measure: socketBesideBare,
  },
]
