import {
  type Action,
  type Connection,
  type Expectations,
  isCloud,
  type JsonObject,
  type JsonValue,
} from '../../../contracts/wire/index.ts'
import type { GeneratedJourney } from '../../generate/index.ts'
import { identified, type Memory, nothingRemembered } from './memory.ts'
import { companyOf, type Identity, Workspace } from './workspace.ts'

export { scenarioOf, scenarioText } from './scenario-text.ts'

/** One person of a journey, as the model follows them. */
interface Follower {
  memory: Memory
  anonymousId: string | undefined
}

interface World {
  connection: Connection
  sendAnonymousId: boolean
  workspace: Workspace
  dropped: number
}

/**
 * What Intercom must hold when a journey is over, and how many events the target must have dropped. Written from the
 * contract's *must* lines alone, for journeys of `arbitraryJourney`, which go only where those lines are certain.
 */
export function expectedEnd({ connection, scenario }: GeneratedJourney): Expectations {
  const { people, steps, settings = {} } = scenario
  const sendAnonymousId = settings.sendAnonymousId === true
  const world: World = { connection, sendAnonymousId, workspace: new Workspace(), dropped: 0 }
  const followers = new Map(
    Object.entries(people).map(([name, { anonymousId }]) => [name, { memory: nothingRemembered(), anonymousId }]),
  )
  for (const step of steps) {
    for (const [name, action] of Object.entries(step)) {
      const follower = followers.get(name)
      if (follower) follow(world, follower, action as Action)
    }
  }
  return world.workspace.expectations(world.dropped)
}

function follow(world: World, follower: Follower, action: Action): void {
  if (action.reset) follower.memory = nothingRemembered()
  else if (!isCloud(world.connection) && (action.page ?? action.group) !== undefined) return
  else if (action.page !== undefined) world.dropped += 1
  else if (action.track !== undefined) track(world, follower, action.track, action)
  else if (action.group !== undefined) group(world, follower, String(action.group), action)
  else identify(world, follower, action)
}

/** I1, I2 and I4: the user id, else the anonymous id where the setting asks for it; and the email. None is nobody (I3). */
function identityOf(world: World, { memory, anonymousId }: Follower, said: JsonObject): Identity | undefined {
  const userId = memory.userId ?? (world.sendAnonymousId ? anonymousId : undefined)
  const email = textOf(said['email'])
  return userId === undefined && email === undefined ? undefined : { userId, email }
}

/** What an event that is no identify says of the person: what the SDK remembers, and what the app adds. */
function saidInContext(follower: Follower, { context }: Action): JsonObject {
  const added = context?.['traits']
  return { ...follower.memory.traits, ...(added as JsonObject | undefined) }
}

function identify(world: World, follower: Follower, { identify, traits = {} }: Action): void {
  const given = identify === null || identify === undefined ? undefined : String(identify)
  const { said, memory } = identified(follower.memory, world.connection, given, traits)
  follower.memory = memory
  const identity = identityOf(world, follower, said)
  if (identity === undefined) {
    world.dropped += 1
    return
  }
  const user = world.workspace.upsertUser(identity)
  const name = nameOf(said)
  if (name !== undefined) user.fields['name'] = name
  if (said['phone'] !== undefined) user.fields['phone'] = said['phone']
  if (said['createdAt'] !== undefined) user.fields['signed_up_at'] = Date.parse(String(said['createdAt'])) / 1000
  if (said['unsubscribedFromEmails'] !== undefined) {
    user.fields['unsubscribed_from_emails'] = said['unsubscribedFromEmails']
  }
  if (demandsAttributes(world.connection)) {
    for (const [key, value] of Object.entries(said)) if (!standardTraits.has(key)) user.attributes[key] = value
  }
  const company = companyOf(said['company'])
  if (company === undefined) return
  if (company.leaves) {
    user.companies.delete(company.id)
  } else {
    world.workspace.upsertCompany(company.id, { name: company.name })
    user.companies.add(company.id)
  }
}

/** Other traits as custom attributes: a must in cloud mode (U4) and on the web (W2), a should on phones (M3). */
const demandsAttributes = (connection: Connection): boolean => isCloud(connection) || connection === 'web-device'

/** Traits with a place of their own (U7); every other is a custom attribute of its name (U4). */
const standardTraits: ReadonlySet<string> = new Set([
  ...['email', 'name', 'firstName', 'lastName', 'phone', 'createdAt', 'unsubscribedFromEmails', 'company'],
])

function nameOf({ name, firstName, lastName }: JsonObject): string | undefined {
  if (name !== undefined) return String(name)
  const parts = [firstName, lastName].filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : parts.join(' ')
}

function track(world: World, follower: Follower, name: string, action: Action): void {
  const identity = identityOf(world, follower, saidInContext(follower, action))
  if (identity === undefined) world.dropped += 1
  else world.workspace.record(name, identity, action.properties ?? {})
}

/** The company is written whoever says it; whom the event identifies is linked to it (C1, C3). */
function group(world: World, follower: Follower, groupId: string, action: Action): void {
  const { name, plan, size, tier } = action.traits ?? {}
  world.workspace.upsertCompany(groupId, {
    ...(name === undefined ? {} : { name }),
    ...(plan === undefined ? {} : { plan: { name: plan } }),
    ...(size === undefined ? {} : { size }),
    ...(tier === undefined ? {} : { custom_attributes: { tier } }),
  })
  const { userId, email } = identityOf(world, follower, saidInContext(follower, action)) ?? {}
  if (userId === undefined && email === undefined) return
  // Beside a user id, whether a group says the email too is free (C5).
  const user = world.workspace.upsertUser({ userId, email: userId === undefined ? email : undefined })
  user.companies.add(groupId)
}

const textOf = (value: JsonValue | undefined) => (typeof value === 'string' ? value : undefined)
