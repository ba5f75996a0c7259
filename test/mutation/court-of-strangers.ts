import { rules } from '../../contracts/rules/index.ts'
import { cloudConnections, isCloud } from '../../contracts/wire/index.ts'
import { type Case, createStage } from '../../src/runner/index.ts'
import { chameleonOf, mustOnlyStranger, type Stranger, strangers } from '../strangers/index.ts'
import type { Trial } from './trial.ts'

/** So many cases to a trial: with one trial a case, Stryker would carry millions of places that a trial covers. */
const casesAtOnce = 10

/** Every rule that turns red over the cases, of the levels that the stranger keeps. */
async function complaintOver({ name, transform }: Stranger, cases: readonly Case[], levels: readonly string[]) {
  const stage = createStage({ name, connections: cloudConnections, transform }, 7)
  for (const toPlay of cases) {
    const { played, breakdown } = await stage.play(toPlay)
    if (breakdown !== undefined) return breakdown.message
    for (const { id, level, connections, judge } of rules) {
      if (!levels.includes(level) || !connections.includes(toPlay.connection)) continue
      if (judge(played).some(({ findings }) => findings.length > 0)) return `${toPlay.id} breaks ${id}`
    }
  }
  return undefined
}

/**
 * What `test/strangers/strangers.test.ts` promises of written cases: targets that are right in other ways than the reference keep
 * the rules. Each cloud case is played by one of them, in turn.
 */
export function strangerTrials(written: readonly Case[]): Trial[] {
  const cases = written.filter(({ connection }) => isCloud(connection))
  return Array.from({ length: Math.ceil(cases.length / casesAtOnce) }, (_, part) => {
    const few = cases.slice(part * casesAtOnce, (part + 1) * casesAtOnce)
    const all = [...strangers, mustOnlyStranger, chameleonOf(part + 1)]
    const stranger = all[part % all.length] ?? mustOnlyStranger
    return {
      name: `strangers: ${stranger.name} from ${few[0]?.id} on`,
      complaint: () => complaintOver(stranger, few, stranger === mustOnlyStranger ? ['must'] : ['must', 'should']),
    }
  })
}
