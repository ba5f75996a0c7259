import { isJsonObject, type JsonObject, type JsonValue, type WorkspaceState } from '../../../contracts/wire/index.ts'
import type { Choices } from '../choices.ts'
import { isTooDeep } from '../depth.ts'
import { asObject, asObjects, type Reading, readBoolean, readIdentifier, readText, readTime } from '../fields.ts'
import { Refusal, refusal } from '../refusal.ts'
import { readCompanyChange, readCompanyId } from '../routes/read-company.ts'
import { readEvent } from '../routes/read-event.ts'
import { readUserFields } from '../routes/read-user.ts'
import { readAttributes } from './attributes.ts'
import type { Tag } from './tag.ts'
import type { User } from './user.ts'
import { Workspace } from './workspace.ts'

/**
 * A workspace that holds a state as `GET /_mock/state` shows it: REST objects, of which every field may be left out but
 * the identifiers. Companies and tags that only users mention are made. Throws a `TypeError` that names the mistake.
 */
export function loadState(state: JsonValue, choices: Choices, nowSeconds: number): Workspace {
  if (!isJsonObject(state) || isTooDeep(state))
    throw new TypeError('A state is an object of lists: users, companies, …')
  const unknown = Object.keys(state).find((key) => !parts.has(key))
  if (unknown !== undefined) {
    throw new TypeError(`The state cannot be loaded: "${unknown}" is none of ${[...parts].join(', ')}.`)
  }
  const workspace = new Workspace(choices)
  const reading: Reading = { note: () => {}, choices, nowSeconds }
  workspace.settings = readSettings(state['settings'])
  each(state, 'tags', (tag) => loadTag(workspace, tag, reading))
  each(state, 'companies', (company) => loadCompany(workspace, company, reading))
  each(state, 'users', (user) => loadUser(workspace, user, reading))
  each(state, 'leads', (lead) => workspace.leads.load(lead, nowSeconds))
  each(state, 'events', (event) => loadEvent(workspace, event, reading))
  return workspace
}

/** What a state is made of. */
const parts: ReadonlySet<string> = new Set(['users', 'companies', 'events', 'tags', 'leads', 'settings'])

function each(state: JsonObject, list: string, load: (one: JsonObject) => void): void {
  explain(list, () => {
    for (const [place, one] of asObjects(state[list], list).entries()) explain(`${list}[${place}]`, () => load(one))
  })
}

function explain(place: string, work: () => void): void {
  try {
    work()
  } catch (reason) {
    if (!(reason instanceof Refusal)) throw reason
    throw new TypeError(`The state cannot be loaded: ${place}: ${reason.errors[0]?.message ?? 'refused'}.`)
  }
}

function loadTag({ tags }: Workspace, from: JsonObject, reading: Reading): Tag {
  const name = readText(from, 'name', reading)
  if (!name) throw refusal(400, 'parameter_not_found', 'a tag needs a name')
  return tags.byName(name) ?? tags.add(name, readIdentifier(from, 'id', reading) ?? undefined)
}

function loadCompany(workspace: Workspace, from: JsonObject, reading: Reading): void {
  const companyId = readCompanyId(from, reading)
  const { companies } = workspace
  const plan = isJsonObject(from['plan']) ? from['plan'] : undefined
  const planName = plan === undefined ? undefined : readText(plan, 'name', reading)
  if (planName) companies.plan(planName, readIdentifier(plan ?? {}, 'id', reading) ?? undefined)
  const { plan: _, ...rest } = from
  const { nowSeconds } = reading
  const company =
    companies.byCompanyId(companyId) ?? companies.add(companyId, nowSeconds, idOf(from, companies, reading))
  workspace.upsertCompany(
    companyId,
    readCompanyChange(planName ? { ...rest, plan: planName } : rest, reading),
    nowSeconds,
  )
  company.created_at = readTime(from, 'created_at', '', reading) ?? nowSeconds
  company.updated_at = readTime(from, 'updated_at', '', reading) ?? company.created_at
  company.last_request_at = readTime(from, 'last_request_at', '', reading) ?? null
  for (const tag of members(from, 'tags')) workspace.tagCompany(company, loadTag(workspace, tag, reading))
  company.segments = segmentsOf(from)
}

function loadUser(workspace: Workspace, from: JsonObject, reading: Reading): void {
  const { users } = workspace
  const { nowSeconds } = reading
  const userId = readIdentifier(from, 'user_id', reading) ?? null
  const email = readIdentifier(from, 'email', reading) ?? null
  if (userId !== null && users.byUserId(userId)) throw refusal(400, 'conflict', `user_id "${userId}" is taken`)
  const user = users.add(userId, nowSeconds, idOf(from, users, reading))
  users.setEmail(user, email)
  const { phone, ...fields } = readUserFields(from, reading)
  users.setPhone(user, phone ?? null)
  Object.assign(user, fields)
  user.last_seen_user_agent = readText(from, 'user_agent_data', reading) ?? user.last_seen_user_agent
  user.attributes = workspace.userAttributes.merge(undefined, readAttributes(from, reading))
  user.created_at = readTime(from, 'created_at', '', reading) ?? nowSeconds
  user.updated_at = readTime(from, 'updated_at', '', reading) ?? user.created_at
  user.session_count = readTime(from, 'session_count', '', reading) ?? 0
  user.unsubscribed_from_emails = readBoolean(from, 'unsubscribed_from_emails') === true
  for (const link of members(from, 'companies')) {
    const companyId = readCompanyId(link, reading)
    if (workspace.companies.byCompanyId(companyId) === undefined) loadCompany(workspace, link, reading)
    const company = workspace.companies.byCompanyId(companyId)
    if (company !== undefined) workspace.attach(user, company)
  }
  for (const tag of members(from, 'tags')) workspace.tagUser(user, loadTag(workspace, tag, reading))
  user.segments = segmentsOf(from)
}

function loadEvent(workspace: Workspace, from: JsonObject, reading: Reading): void {
  const id = readIdentifier(from, 'intercom_user_id', reading)
  const lead = id && workspace.users.byId(id) === undefined ? workspace.leads.byId(id) : undefined
  const user: User =
    lead ??
    workspace.users.named({
      id,
      user_id: readIdentifier(from, 'user_id', reading),
      email: readIdentifier(from, 'email', reading),
    })
  workspace.events.record(user, readEvent({ ...from, id: user.id }, reading))
}

/** An id that the object brings. Refused: another one has it. */
function idOf(from: JsonObject, of: { byId(id: string): unknown }, reading: Reading): string | undefined {
  const id = readIdentifier(from, 'id', reading) ?? undefined
  if (id !== undefined && of.byId(id) !== undefined) throw refusal(400, 'conflict', `id "${id}" is taken`)
  return id
}

/** The members of a list as requests send it (an array) or as answers show it (`{type: "company.list", companies: []}`). */
function members(from: JsonObject, key: 'companies' | 'tags' | 'segments'): JsonObject[] {
  const list = from[key]
  return asObjects(isJsonObject(list) ? list[key] : list, key)
}

function segmentsOf(from: JsonObject): JsonObject[] | undefined {
  const segments = members(from, 'segments')
  return segments.length === 0 ? undefined : segments
}

function readSettings(value: JsonValue | undefined): WorkspaceState['settings'] {
  const settings: WorkspaceState['settings'] = {}
  explain('settings', () => {
    const given = asObject(value, 'settings') ?? {}
    const appId = given['appId']
    if (typeof appId === 'string') settings.appId = appId
    const secrets = asObject(given['identitySecrets'], 'identitySecrets')
    if (secrets === undefined) return
    const texts = Object.entries(secrets).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    settings.identitySecrets = Object.fromEntries(texts)
  })
  return settings
}
