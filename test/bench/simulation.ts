import { connections, copyJson, type Event, isCloud } from '../../contracts/wire/index.ts'
import { createIntercom } from '../../mocks/intercom/index.ts'
import { createGround, simulate } from '../../src/simulation/index.ts'
import { reference, type TargetInput } from '../../src/targets/index.ts'
import { type Figure, medianOf, type Ratio } from './figure.ts'

const people = 1000
const rounds = 3
/** 10,000 people a minute. */
const peoplePerSecondMin = 10_000 / 60

const day = (target = reference as { transform(input: TargetInput): ReturnType<typeof reference.transform> }) =>
  simulate({
    target: { ...reference, ...target },
    people,
    hours: 24,
    seed: 1,
    connections,
    weather: { faults: [] },
    weatherName: 'calm',
    ground: createGround(),
  })

/** What people of a day had the target do. */
async function inputsOfDay(): Promise<TargetInput[]> {
  const inputs: TargetInput[] = []
  await day({
    transform(input) {
      inputs.push({ ...input, event: copyJson(input.event as Event) })
      return reference.transform(input)
    },
  })
  return inputs
}

/** The transforms of a day, and the requests that come of them, alone. */
function transformAndSend(inputs: readonly TargetInput[]): void {
  const intercom = createIntercom({ clock: () => 1_772_600_767_000, journalMax: 0 })
  for (const input of inputs) {
    const outcome = reference.transform(input)
    if (isCloud(input.connection) && outcome.kind === 'requests')
      for (const one of outcome.requests) intercom.answer(one)
  }
}

let overheadMs = 0

/** Processor time: how busy the machine is otherwise does not count. */
async function secondsOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

async function peopleBesideTransforms(): Promise<Ratio> {
  const inputs = await inputsOfDay()
  const measured: { ratio: number; perSecond: number }[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const alone = await secondsOf(() => transformAndSend(inputs))
    const lived = await secondsOf(() => day())
    overheadMs = ((lived - alone) / people) * 1000
    if (round > 0) measured.push({ ratio: alone / lived, perSecond: people / lived })
  }
  return medianOf(measured)
}

export const simulationFigures: readonly Figure[] = [
  {
    name: 'days of people, simulated in fair weather ÷ their transforms and requests alone',
    goal: 0.04,
    andPerSecond: peoplePerSecondMin,
    measure: peopleBesideTransforms,
    explain: async () =>
      `A simulated day of one person takes ${overheadMs.toFixed(1)} ms of processor time beside transforms and requests: composing events as SDKs do, the gateway, the calls of SDKs, delivery, invariants, and the digest of the history.`,
  },
]
