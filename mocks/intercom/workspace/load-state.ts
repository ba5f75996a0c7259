import { isJsonObject, type JsonObject, type JsonValue, type WorkspaceState } from '../../../contracts/wire/index.ts'
import type { Choices } from '../choices.ts'
import { isTooDeep } from '../depth.ts'
import { asObject, asObjects, type Reading } from '../fields.ts'
import { quoted, refusal, wrongType } from '../refusal.ts'
import type { Admin } from './admin.ts'
import { loadEvent, loadNote } from './load-activity.ts'
import { joinCompanies, joinGroups, loadCompany, loadSegment, loadTag } from './load-groups.ts'
import { loadConversation, loadSubscription } from './load-inbox.ts'
import { loadUnidentified, loadUser } from './load-people.ts'
import { joinTeams, loadTeam, readAdmin } from './load-staff.ts'
import { freeId } from './loaded.ts'
import { explain, StateError } from './state-error.ts'
import type { Surroundings } from './surroundings.ts'
import { Workspace } from './workspace.ts'

/**
 * A workspace that holds a state as `GET /_mock/state` shows it: REST objects, of which every field may be left out but
 * the identifiers. Companies, tags and segments that only others mention are made. Throws a `StateError` that names the mistake;
 * subscriptions come last, so that they are told of nothing that was loaded.
 */
export function loadState(state: JsonValue, choices: Choices, surroundings: Surroundings): Workspace {
  if (!isJsonObject(state) || isTooDeep(state))
    throw new StateError('A state is an object of lists: users, companies, …', [])
  const unknown = Object.keys(state).find((key) => !parts.has(key))
  if (unknown !== undefined) {
    const message = `The state cannot be loaded: "${quoted(unknown)}" is none of ${[...parts].join(', ')}.`
    throw new StateError(message, [unknown])
  }
  const workspace = new Workspace(choices, surroundings)
  const nowSeconds = Math.floor(surroundings.clock() / 1000)
  const reading: Reading = { note: () => {}, choices, nowSeconds }
  workspace.settings = readSettings(state['settings'])
  loadStaff(workspace, state, reading)
  each(state, 'tags', (tag) => loadTag(workspace, tag, reading))
  each(state, 'segments', (segment) => loadSegment(workspace, segment, 'user', reading))
  each(state, 'companies', (company) => loadCompany(workspace, company, reading))
  each(state, 'users', (from) => {
    const user = loadUser(workspace, from, reading)
    joinCompanies(workspace, user, from, reading)
    joinGroups(workspace, user, from, reading)
  })
  for (const list of ['leads', 'visitors'] as const) {
    each(state, list, (from) => joinGroups(workspace, loadUnidentified(workspace, list, from, reading), from, reading))
  }
  each(state, 'events', (event) => loadEvent(workspace, event, reading))
  each(state, 'notes', (note) => loadNote(workspace, note, reading))
  each(state, 'conversations', (conversation) => loadConversation(workspace, conversation, reading))
  each(state, 'subscriptions', (subscription) => loadSubscription(workspace, subscription, reading))
  return workspace
}

/** What a state is made of. */
const parts: ReadonlySet<string> = new Set(
  'users companies events tags leads visitors segments notes conversations admins teams subscriptions settings'.split(
    ' ',
  ),
)

function each(state: JsonObject, list: string, load: (one: JsonObject) => void): void {
  explain([list], () => {
    for (const [place, one] of asObjects(state[list], list).entries()) explain([list, place], () => load(one))
  })
}

/** Admins, where the state has some, then teams, then what admins say of teams. */
function loadStaff({ staff }: Workspace, state: JsonObject, reading: Reading): void {
  const admins: Admin[] = []
  each(state, 'admins', (from) => {
    freeId(from, (id) => admins.some((admin) => admin.id === id), reading)
    admins.push(readAdmin(from, reading))
  })
  if (admins.length > 0) staff.replaceAdmins(admins)
  each(state, 'teams', (team) => loadTeam(staff, team, reading))
  each(state, 'admins', (admin) => joinTeams(staff, admin, reading))
}

const platforms = ['web', 'ios', 'android']

function readSecrets(secrets: JsonObject): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [platform, secret] of Object.entries(secrets)) {
    const field = `identitySecrets.${platform}`
    if (!platforms.includes(platform)) {
      throw refusal(400, 'parameter_invalid', `${quoted(field)} is none of ${platforms.join(', ')}`, quoted(field))
    }
    if (typeof secret !== 'string') throw wrongType(field, 'a string')
    texts[platform] = secret
  }
  return texts
}

function readSettings(value: JsonValue | undefined): WorkspaceState['settings'] {
  const settings: WorkspaceState['settings'] = {}
  explain(['settings'], () => {
    const given = asObject(value, 'settings') ?? {}
    const appId = given['appId'] ?? undefined
    if (appId !== undefined && typeof appId !== 'string') throw wrongType('appId', 'a string')
    if (appId !== undefined) settings.appId = appId
    const secrets = asObject(given['identitySecrets'], 'identitySecrets')
    if (secrets !== undefined) settings.identitySecrets = readSecrets(secrets)
  })
  return settings
}
