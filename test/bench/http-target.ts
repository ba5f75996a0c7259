import { createWorld } from '../../src/runner/index.ts'
import { openTarget } from '../../src/targets/index.ts'
import type { Figure } from './figure.ts'
import { besideLoadGenerator, type Carrier, eventsPerRequest, realisticEvent } from './transport.ts'

/** The HTTP target as `check` opens it: each event is written, its answer parsed and read. Nothing is judged. */
const httpTarget: Carrier = {
  async carry(port, forMs) {
    const target = await openTarget(`http://127.0.0.1:${port}`, {
      ...{ folder: process.cwd(), timeoutMs: 30_000, route: 'processor', headers: {}, env: {} },
      intercom: createWorld().intercom,
      batch: eventsPerRequest,
    })
    const settings = { apiKey: 'a-token', apiVersion: 'v1' }
    const end = performance.now() + forMs
    let carried = 0
    const keepAsking = async (session: string) => {
      while (performance.now() < end) {
        await target.transform({ connection: 'server-cloud', settings, event: realisticEvent, session })
        carried += 1
      }
    }
    const start = performance.now()
    await Promise.all(Array.from({ length: target.parallel ?? 1 }, (_, number) => keepAsking(`s-${number}`)))
    const perSecond = (carried / (performance.now() - start)) * 1000
    await target.close?.()
    return perSecond
  },
}

export const httpTargetFigures: readonly Figure[] = [
  {
    name: `a target behind HTTP, events in requests of ${eventsPerRequest}, nothing judged ÷ a load generator at the same service`,
    goal: 0.85,
    measure: () => besideLoadGenerator(httpTarget),
  },
]
