import {
  type Action,
  type Connection,
  isCloud,
  type JsonObject,
  type JsonValue,
} from '../../../contracts/wire/index.ts'
import { identified, type Memory, nothingRemembered } from './memory.ts'
import { companyOf, type Identity, type Workspace } from './workspace.ts'

/** One installation of a source, as the model follows it. */
export interface Follower {
  memory: Memory
  anonymousId: string | undefined
}

export const newFollower = (anonymousId: string | undefined): Follower => ({ memory: nothingRemembered(), anonymousId })

/** Where people act, over one connection; several may share a workspace. */
export interface World {
  connection: Connection
  sendAnonymousId: boolean
  workspace: Workspace
  dropped: number
}

/** Of whom Intercom hears by an act: of a person that it can tell, of a company alone, or of nobody. */
export type Subject = 'person' | 'company' | 'nobody'

/**
 * Follows one act: what the source remembers from now on, and what Intercom must hold. Written from the contract's *must* lines alone, for
 * acts that those lines make certain.
 */
export function follow(world: World, follower: Follower, action: Action): Subject {
  if (action.reset) {
    follower.memory = nothingRemembered()
    return 'nobody'
  }
  if (!isCloud(world.connection) && (action.page ?? action.group) !== undefined) return 'nobody'
  if (action.page !== undefined) return drop(world)
  if (action.track !== undefined) return track(world, follower, action.track, action)
  if (action.group !== undefined) return group(world, follower, String(action.group), action)
  return identify(world, follower, action)
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

function drop(world: World): Subject {
  world.dropped += 1
  return 'nobody'
}

function identify(world: World, follower: Follower, { identify, traits = {} }: Action): Subject {
  const given = identify === null || identify === undefined ? undefined : String(identify)
  const { said, memory } = identified(follower.memory, world.connection, given, traits)
  follower.memory = memory
  const identity = identityOf(world, follower, said)
  if (identity === undefined) return drop(world)
  const user = world.workspace.upsertUser(identity)
  const name = nameOf(said)
  if (name !== undefined) user.fields['name'] = name
  if (said['phone'] !== undefined) user.fields['phone'] = said['phone']
  if (said['createdAt'] !== undefined) user.fields['signed_up_at'] = Date.parse(String(said['createdAt'])) / 1000
  if (said['unsubscribedFromEmails'] !== undefined) {
    user.fields['unsubscribed_from_emails'] = said['unsubscribedFromEmails']
  }
  for (const [key, value] of Object.entries(said)) {
    if (standardTraits.has(key)) continue
    if (demandsAttributes(world.connection)) user.attributes[key] = value
    // What another of their devices has said may stand or not from now on.
    else delete user.attributes[key]
  }
  const company = companyOf(said['company'])
  if (company?.leaves) {
    user.companies.delete(company.id)
  } else if (company !== undefined) {
    world.workspace.upsertCompany(company.id, { name: company.name })
    user.companies.add(company.id)
  }
  return 'person'
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

function track(world: World, follower: Follower, name: string, action: Action): Subject {
  const identity = identityOf(world, follower, saidInContext(follower, action))
  if (identity === undefined) return drop(world)
  world.workspace.record(name, identity, action.properties ?? {})
  return 'person'
}

/** The company is written whoever says it; whom the event identifies is linked to it (C1, C3). */
function group(world: World, follower: Follower, groupId: string, action: Action): Subject {
  const { name, plan, size, tier } = action.traits ?? {}
  world.workspace.upsertCompany(groupId, {
    ...(name === undefined ? {} : { name }),
    ...(plan === undefined ? {} : { plan: { name: plan } }),
    ...(size === undefined ? {} : { size }),
    ...(tier === undefined ? {} : { custom_attributes: { tier } }),
  })
  const { userId, email } = identityOf(world, follower, saidInContext(follower, action)) ?? {}
  if (userId === undefined && email === undefined) return 'company'
  // Beside a user id, whether a group says the email too is free (C5).
  const user = world.workspace.upsertUser({ userId, email: userId === undefined ? email : undefined })
  user.companies.add(groupId)
  return 'person'
}

const textOf = (value: JsonValue | undefined) => (typeof value === 'string' ? value : undefined)
