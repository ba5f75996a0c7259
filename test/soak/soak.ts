import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection, Weather } from '../../contracts/wire/index.ts'
import { writeWhole } from '../../src/output/index.ts'
import { type Finding, type Ground, type SimulationReport, simulate } from '../../src/simulation/index.ts'
import type { Target } from '../../src/targets/index.ts'

/** What is soaked. */
export interface Soak {
  target: Target
  ground: Ground
  connections: readonly Connection[]
  people: number
  hours: number
  /** Each seed lives through one of them, in turn. */
  weathers: readonly { name: string; weather: Weather }[]
  /** Where findings are kept, as scenario files. Made when there is one. */
  folder: string
}

/** Lets people live by one seed, and keeps what is found. Answers the report and the files. */
export async function soakSeed(
  { weathers, folder, ...plan }: Soak,
  seed: number,
): Promise<{ report: SimulationReport; files: string[] }> {
  const { name, weather } = weathers[seed % weathers.length] as Soak['weathers'][number]
  const report = await simulate({ ...plan, seed, weather, weatherName: name })
  return { report, files: report.findings.map((finding) => keep(finding, report, folder)) }
}

function keep(
  { breach, scenario }: Finding,
  { seed, people, hours, weather }: SimulationReport,
  folder: string,
): string {
  mkdirSync(folder, { recursive: true })
  const invariant = breach.invariant.replaceAll(' ', '-')
  const replay = `simulate --people ${people} --hours ${hours} --seed ${seed} --weather ${weather.name}`
  const head = `# ${invariant}, found by: ${replay}\n`
  if (scenario === undefined) {
    const file = join(folder, `${seed}-${weather.name}-${invariant}.txt`)
    writeWhole(file, `${head}# ${JSON.stringify(breach)}\n# No shorter journey shows it.\n`)
    return file
  }
  const file = join(folder, `${seed}-${weather.name}-${invariant}.yaml`)
  writeWhole(file, head + scenario)
  return file
}

/** A seed that a commit gives: its first digits. The same one for a commit, and another one for the next. */
export const seedOfCommit = (commit: string): number => Number.parseInt(commit.slice(0, 7), 16)
