import type { Action, Connection, JsonObject, Scenario, Step } from '../../contracts/wire/index.ts'
import type { Cast, Move } from './journey-moves.ts'

const names = ['ada', 'bob', 'eve'] as const
const userIds = ['u-1', 'u-2', 7] as const
const companyNames = ['Acme', 'Globex', 'Ünited'] as const

/** What an installation and its app know while the journey is told. */
interface Person {
  name: string
  userId: string | number | undefined
  /** The user whose email this installation may say. */
  ownUserId: string | number | undefined
  address: string | undefined
  hasLeft: boolean
}

/** The journey as a scenario: the moves in order, each made certain by what came before it. */
export function tell(
  connection: Connection,
  cast: Cast,
  moves: readonly Move[],
): Omit<Scenario, 'then' | 'about' | 'connections'> {
  const people = names.map((name, index): Person => {
    const address = cast.sendAnonymousId ? undefined : cast.addresses[index]
    return {
      name,
      userId: undefined,
      ownUserId: userIds[index],
      address: address === undefined ? undefined : `solo-${address}@example.com`,
      hasLeft: false,
    }
  })
  const founded = new Set<string>()
  const steps: Step[] = []
  const seen = new Set<number>()
  for (const move of moves) {
    if (move.verb === 'wait') {
      steps.push({ wait: move.time })
      continue
    }
    const person = people[move.who] as Person
    seen.add(move.who)
    steps.push({ [person.name]: actionOf(move, person, cast, founded) })
  }
  return {
    ...settingsOf(cast),
    // What several people do keeps its order: whose batch arrives first is not what these journeys are about.
    ...(connection === 'mobile-cloud' || connection === 'server-cloud' ? { sending: 'one by one' as const } : {}),
    people: Object.fromEntries(
      names.flatMap((name, index) => {
        if (!seen.has(index)) return []
        const isIphone = connection === 'mobile-cloud' && cast.iphones[index] === true
        return [[name, { anonymousId: `anon-${name}`, ...(isIphone ? { device: 'ios' as const } : {}) }]]
      }),
    ),
    steps,
  }
}

/** Only what is not the default, so that a journey reads well. */
function settingsOf({ sendAnonymousId, collectContext, updateLastRequestAt }: Cast) {
  const settings = {
    ...(sendAnonymousId ? { sendAnonymousId } : {}),
    ...(collectContext ? { collectContext } : {}),
    ...(updateLastRequestAt ? {} : { updateLastRequestAt }),
  }
  return Object.keys(settings).length === 0 ? {} : { settings }
}

function actionOf(move: Exclude<Move, { verb: 'wait' }>, person: Person, cast: Cast, founded: Set<string>): Action {
  // A server sends the email with an identify only: here the app passes it on (see scenarios/README.md).
  const known = person.address === undefined ? {} : { context: { traits: { email: person.address } } }
  if (move.verb === 'identify') return identify(move, person, cast, founded)
  if (move.verb === 'track')
    return { track: move.event, ...(isEmpty(move.properties) ? {} : { properties: move.properties }), ...known }
  if (move.verb === 'group') {
    founded.add(groupId(move.place))
    return { group: groupId(move.place), traits: { name: companyName(move.place), ...move.traits }, ...known }
  }
  if (move.verb === 'page') return { page: 'Pricing' }
  person.userId = undefined
  person.hasLeft = false
  return { reset: true }
}

function identify(move: Extract<Move, { verb: 'identify' }>, person: Person, cast: Cast, founded: Set<string>): Action {
  const given = person.address === undefined && move.userId !== undefined ? userIds[move.userId] : undefined
  if (given !== undefined) person.userId = given
  const email = person.address ?? (move.email === undefined ? undefined : emailOf(person, move.email))
  const isSomebody = person.userId !== undefined || person.address !== undefined || cast.sendAnonymousId
  const company = companyOf(move, person, cast, founded, isSomebody)
  const traits: JsonObject = {
    ...move.traits,
    ...(email === undefined ? {} : { email }),
    ...(company === undefined ? {} : { company }),
  }
  return { identify: given ?? null, ...(isEmpty(traits) ? {} : { traits }) }
}

/**
 * No two people have one email, and who has no user id has none: whether such people become one is in doubt. Only one
 * installation says the email of a user: any later event of another may say the old one again.
 */
function emailOf({ userId, ownUserId }: Person, variant: number): string | undefined {
  if (userId === undefined || userId !== ownUserId) return undefined
  return `user-${userId}@example.${variant === 0 ? 'com' : 'org'}`
}

/** Nobody leaves a company that is not there. A browser keeps `remove: true` until it is told otherwise. */
function companyOf(
  { company }: Extract<Move, { verb: 'identify' }>,
  person: Person,
  { companiesByName }: Cast,
  founded: Set<string>,
  isSomebody: boolean,
): JsonObject | undefined {
  if (company === undefined) return undefined
  const key = companiesByName ? companyName(company.place) : groupId(company.place)
  const name = companyName(company.place)
  const identity: JsonObject = companiesByName ? { name } : { id: groupId(company.place), name }
  if (company.leaves && founded.has(key)) {
    person.hasLeft = true
    return { ...identity, remove: true }
  }
  if (isSomebody) founded.add(key)
  return person.hasLeft ? { ...identity, remove: false } : identity
}

const isEmpty = (object: JsonObject) => Object.keys(object).length === 0

const groupId = (place: number) => `c-${place + 1}`
const companyName = (place: number) => companyNames[place] as string
