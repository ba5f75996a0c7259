import fc from 'fast-check'
import { rules } from '../../contracts/rules/index.ts'
import { cloudConnections } from '../../contracts/wire/index.ts'
import { check } from '../../src/conformance/index.ts'
import { arbitraryCase } from '../../src/generate/index.ts'
import { reference } from '../../src/targets/index.ts'
import { type Figure, medianOf, type Ratio } from './figure.ts'

const rounds = 5
const cases = 4000

function generate(seed: number): number {
  const start = performance.now()
  for (let from = 0; from < cases; from += 500) {
    fc.sample(arbitraryCase(cloudConnections), { seed, path: String(from), numRuns: 500 })
  }
  return (cases / (performance.now() - start)) * 1000
}

async function judge(seed: number): Promise<number> {
  const start = performance.now()
  const plan = { target: reference, rules, cases: [], seed, failOn: 'must' as const, replay: (id: string) => id }
  await check({ ...plan, generate: { runs: cases, suites: ['properties'] } })
  return (cases / (performance.now() - start)) * 1000
}

/** Playing and judging generated cases, mock, relations and all rules included, beside making the same cases. */
async function judgingBesideGenerating(): Promise<Ratio> {
  const measured: { ratio: number; perSecond: number }[] = []
  for (let seed = 0; seed <= rounds; seed += 1) {
    const generated = generate(seed)
    const perSecond = await judge(seed)
    if (seed > 0) measured.push({ ratio: perSecond / generated, perSecond })
  }
  return medianOf(measured)
}

export const judgingFigures: readonly Figure[] = [
  {
    name: 'generated cases judged by all rules (at least 2,500 a second) ÷ the same cases made',
    goal: 0.4,
    measure: judgingBesideGenerating,
  },
]
