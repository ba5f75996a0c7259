import { Bench } from 'tinybench'
import { transform } from '../../src/transformer/index.ts'
import { androidIdentify, nodeIdentify, webIdentify, webTrack } from '../transformer/realistic-events.ts'

/** How many times as fast as `JSON.parse` + `JSON.stringify` of the same event the reference transforms it. */
export interface TransformRatio {
  subject: string
  ratio: number
  ratioMin: number
}

const settings = { apiKey: 'token', collectContext: true, sendAnonymousId: false }
const subjects = [
  { subject: 'identify, web', connection: 'web-cloud', event: webIdentify },
  { subject: 'identify, Android', connection: 'mobile-cloud', event: androidIdentify },
  { subject: 'identify, server', connection: 'server-cloud', event: nodeIdentify },
  { subject: 'track, web', connection: 'web-cloud', event: webTrack },
] as const

/** Measures side by side in one run, since only the ratio means something on another machine. */
export async function benchTransformer(timeMs = 500): Promise<TransformRatio[]> {
  const ratios: TransformRatio[] = []
  for (const { subject, connection, event } of subjects) {
    const text = JSON.stringify(event)
    const bench = new Bench({ time: timeMs })
    bench.add('transform', () => transform({ connection, settings, event }))
    bench.add('parse and stringify', () => JSON.stringify(JSON.parse(text)))
    await bench.run()
    const [transformed, copied] = bench.tasks.map(perSecond)
    ratios.push({ subject, ratio: (transformed ?? 0) / (copied ?? 1), ratioMin: 1 })
  }
  return ratios
}

function perSecond({ result }: Bench['tasks'][number]): number {
  if (!('throughput' in result)) throw new Error('A benchmark of the transformer did not finish.')
  return result.throughput.p50
}
