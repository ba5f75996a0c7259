import { type Figure, medianOf, type Ratio } from './figure.ts'
import { load, startServer, upserts } from './mock-load.ts'

const rounds = 5
const roundMs = 1500
const connections = 32

const speedOf = async (port: number) => (await load(port, connections, roundMs, upserts(5000))).perSecond

/** `POST /users` over a socket, beside a bare server that parses the body and answers as many bytes. */
async function beside(kind: 'bare' | 'hono'): Promise<Ratio> {
  const mock = await startServer('mock')
  const { bodyBytes } = await load(mock.port, connections, roundMs, upserts(5000))
  const other = await startServer(kind, bodyBytes)
  await speedOf(other.port)
  const measured: { ratio: number; perSecond: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const perSecond = await speedOf(mock.port)
    measured.push({ ratio: perSecond / (await speedOf(other.port)), perSecond })
  }
  for (const { child } of [mock, other]) child.disconnect()
  return medianOf(measured)
}

export const mockSocketFigures: readonly Figure[] = [
  {
    name: 'mock, POST /users over a socket ÷ bare node:http that answers as many bytes',
    goal: 0.4,
    measure: () => beside('bare'),
  },
  {
    name: 'mock, POST /users over a socket ÷ bare hono on @hono/node-server that answers as many bytes',
    goal: 0.4,
    measure: () => beside('hono'),
  },
]
