import type { Action, JsonObject } from '../../../contracts/wire/index.ts'
import { teamMark } from '../cast/marks.ts'
import type { Membership } from '../cast/person.ts'
import { browsing, introduction } from './browsing.ts'
import { between, type Life, pick, type Role, visit } from './life.ts'

/** The company of a team as its people say it. */
const companyOf = ({ team }: Membership): JsonObject => ({ id: teamMark(team), name: `Works of ${teamMark(team)}` })

/** Says that the team's company is so and so. What changes is said by the founder alone. */
function groupCall(membership: Membership, random: Role['random']): Action {
  const { name, id } = companyOf(membership)
  const news = { plan: pick(random, ['trial', 'team', 'enterprise']), size: between(random, 4, 400), tier: 'works' }
  return { group: String(id), traits: { name: name as string, ...(membership.isFounder ? news : {}) } }
}

/** Works in a team of one company: joins it, and says what it is; leaves it at times, where a source can tell so (M9), and comes back. */
export function* colleague({ person, random }: Role): Life {
  const { membership = { team: person.number, isFounder: true }, devices } = person
  const company = companyOf(membership)
  const canLeave =
    !membership.isFounder &&
    devices.every(({ source, connection }) => source === 'web' || connection.endsWith('-cloud'))
  let hasLeft = false
  for (let visits = 0; ; visits += 1) {
    const wasGone = hasLeft
    hasLeft = canLeave && !hasLeft && random() < 0.15
    const comesBack = wasGone ? [introduction(person, { company: { ...company, remove: false } })] : []
    yield* visit(random, visits === 0, [
      ...(visits === 0 ? [introduction(person, { company, job: `work of ${person.mark}` })] : comesBack),
      ...(random() < 0.6 ? [groupCall(membership, random)] : []),
      ...browsing(random, person, between(random, 4, 8)),
      ...(hasLeft ? [{ identify: person.mark, traits: { company: { ...company, remove: true } } }] : []),
    ])
  }
}
