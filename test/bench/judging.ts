import fc from 'fast-check'
import { rules as allRules } from '../../contracts/rules/index.ts'
import { cloudConnections, encodeJson, isCloud, type Report } from '../../contracts/wire/index.ts'
import { check } from '../../src/conformance/index.ts'
import { arbitraryCase, type GeneratedCase } from '../../src/generate/index.ts'
import { reference } from '../../src/targets/index.ts'
import { type Figure, medianOf, type Ratio } from './figure.ts'

const rounds = 3
const cases = 20_000
const perSecondMin = 2500

/** Cloud mode alone: a journey of a device is another thing than a case of events. */
const rules = allRules.filter(({ connections }) => connections.some(isCloud))

function* casesOf(seed: number): Generator<GeneratedCase[]> {
  for (let from = 0; from < cases; from += 500) {
    yield fc.sample(arbitraryCase(cloudConnections), { seed, path: String(from), numRuns: 500 })
  }
}

function generate(seed: number): number {
  const start = performance.now()
  for (const _ of casesOf(seed));
  return (cases / (performance.now() - start)) * 1000
}

function judged(seed: number): Promise<Report> {
  const plan = { target: reference, rules, cases: [], seed, failOn: 'must' as const, replay: (id: string) => id }
  return check({ ...plan, connections: cloudConnections, generate: { runs: cases, suites: ['properties'] } })
}

async function judge(seed: number): Promise<number> {
  const start = performance.now()
  await judged(seed)
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

/** How large the events are, and how often the rules find something to judge: a generator that makes little is fast for nothing. */
async function strength(): Promise<string> {
  const sizes = [...casesOf(1)].flat().flatMap(({ events }) => events.map((event) => encodeJson(event).length))
  const ordinary = sizes.filter((size) => size < hugeBytes)
  const mean = ordinary.reduce((sum, size) => sum + size, 0) / ordinary.length
  const { rules: reports } = await judged(1)
  const exercised = reports
    .filter(({ level, area }) => level !== 'may' && area !== 'journeys' && area !== 'delivery')
    .map((report) => ({ id: report.id, perThousand: (report.exercised / cases) * 1000 }))
    .sort((left, right) => left.perThousand - right.perThousand)
  const [least] = exercised
  const middle = exercised[Math.floor(exercised.length / 2)]
  return [
    `Generated events have ${Math.round(mean)} bytes of JSON in the mean, ${(sizes.length / cases).toFixed(2)} of them to a case; ${sizes.length - ordinary.length} of ${sizes.length} are hostile by their size, and left out of the mean.`,
    `A rule is exercised ${Math.round(middle?.perThousand ?? 0)} times in 1,000 cases in the median, the least exercised (${least?.id}) ${Math.round(least?.perThousand ?? 0)} times.`,
  ].join('\n')
}

const hugeBytes = 50_000

export const judgingFigures: readonly Figure[] = [
  {
    name: 'generated cases judged by all rules ÷ the same cases made',
    goal: 0.4,
    andPerSecond: perSecondMin,
    measure: judgingBesideGenerating,
    explain: strength,
  },
]
