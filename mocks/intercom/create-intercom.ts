import { emptyWorkspaceState, type IntercomReply, type JsonValue } from '../../contracts/wire/index.ts'
import { answerIn, refusalReply, reply } from './answer.ts'
import { type Choices, defaultChoices } from './choices.ts'
import { checkToken, readToken } from './edges/authentication.ts'
import { rateHeaders, shownLimit } from './edges/rate-window.ts'
import type { Intercom, IntercomOptions } from './intercom.ts'
import { Outbox } from './notifications/outbox.ts'
import { Refusal } from './refusal.ts'
import { type Tenant, Tenants } from './tenant.ts'
import { stateView } from './views/state.ts'
import { callKey, newVisit, record, type Visit } from './visit.ts'
import { isThrough, type Passage, passageOf, strikesBefore, weatherReply } from './weather/passage.ts'
import { Sky } from './weather/sky.ts'
import { loadState } from './workspace/load-state.ts'
import type { Surroundings } from './workspace/surroundings.ts'
import { Workspace } from './workspace/workspace.ts'

export function createIntercom(options: IntercomOptions): Intercom {
  const { clock, journalMax = 1000, rateLimit } = options
  const choices: Choices = { ...defaultChoices, ...options.choices }
  const allowed = options.tokens === undefined ? undefined : new Set(options.tokens)
  const outbox = options.webhooks === true ? new Outbox() : undefined
  const surroundings = { clock, outbox }
  const newWorkspace = workspaceMaker(options.state, choices, surroundings)
  const tenants = new Tenants(newWorkspace, journalMax, options.weather)
  let strangers = 0

  function admit({ headers, nowMs }: Visit): Tenant | IntercomReply {
    try {
      const token = readToken(headers.authorization)
      checkToken(token, allowed)
      return tenants.open(token, nowMs)
    } catch (reason) {
      if (!(reason instanceof Refusal)) throw reason
      strangers += 1
      const limit = rateLimit ?? shownLimit
      const limits = rateHeaders(limit, limit, Math.floor(nowMs / 1000) + 10)
      return refusalReply(reason, limits, `5d04${strangers.toString(16).padStart(20, '0')}`)
    }
  }

  function answerTenant({ workspace, rate, sky }: Tenant, visit: Visit): IntercomReply {
    const requestId = workspace.ids.next('request')
    let limits: Record<string, string> = {}
    try {
      limits = rate.count(visit.nowMs, tightest(rateLimit, sky?.rateLimit(visit.nowMs)), visit.note)
      return reply(answerIn(workspace, visit), limits, requestId)
    } catch (reason) {
      if (!(reason instanceof Refusal)) throw reason
      return refusalReply(reason, limits, requestId)
    }
  }

  function sendThrough(tenant: Tenant, sky: Sky, visit: Visit): Passage {
    const forecast = sky.forecast(`${visit.method} ${visit.address.path}`, callKey(visit), visit.nowMs)
    const { disturbance } = forecast
    const early = disturbance !== undefined && strikesBefore(disturbance) ? disturbance : undefined
    const answer =
      early === undefined
        ? answerTenant(tenant, visit)
        : weatherReply(
            early,
            tenant.rate.pass(visit.nowMs, tightest(rateLimit, sky.rateLimit(visit.nowMs))),
            tenant.workspace.ids.next('request'),
            visit.nowMs,
          )
    record(visit, tenant, answer, forecast.names)
    const passage = passageOf(forecast, answer)
    if (isThrough(passage)) sky.answered(forecast)
    return passage
  }

  return {
    answer(request, wire = {}) {
      const visit = newVisit(request, wire, clock())
      const tenant = admit(visit)
      if ('status' in tenant) return tenant
      const answer = answerTenant(tenant, visit)
      record(visit, tenant, answer, [])
      return answer
    },
    send(request, wire = {}) {
      const visit = newVisit(request, wire, clock())
      const tenant = admit(visit)
      if ('status' in tenant) return { delayMs: 0, end: 'answered', reply: tenant }
      if (tenant.sky !== undefined) return sendThrough(tenant, tenant.sky, visit)
      const answer = answerTenant(tenant, visit)
      record(visit, tenant, answer, [])
      return { delayMs: 0, end: 'answered', reply: answer }
    },
    state(token) {
      const tenant = options.state === undefined ? tenants.known(token) : tenants.open(token, clock())
      return tenant === undefined ? emptyWorkspaceState() : stateView(tenant.workspace)
    },
    replaceState(token, state) {
      const loaded = loadState(state, choices, surroundings)
      tenants.openWith(token, clock(), loaded)
    },
    journal: (token) => tenants.known(token)?.journal.entries() ?? [],
    setWeather(token, weather) {
      const nowMs = clock()
      const sky = weather === undefined || weather.faults.length === 0 ? undefined : new Sky(weather, nowMs)
      tenants.open(token, nowMs).sky = sky
    },
    drop: (token) => tenants.drop(token),
    workspace: (token) => tenants.open(token, clock()).workspace,
    workspaceOfApp: (appId) => (tenants.withApp(appId) ?? openApp(tenants, appId, clock())).workspace,
    tokens: () => tenants.tokens(),
    takeNotifications: () => outbox?.take() ?? [],
    isAllowed: (token) => allowed === undefined || allowed.has(token),
  }
}

/** Makes workspaces that hold a state from the start. The first is made at once, so that a state with a mistake is told of at once. */
function workspaceMaker(state: JsonValue | undefined, choices: Choices, surroundings: Surroundings): () => Workspace {
  if (state === undefined) return () => new Workspace(choices, surroundings)
  let first: Workspace | undefined = loadState(state, choices, surroundings)
  return () => {
    const made = first ?? loadState(state, choices, surroundings)
    first = undefined
    return made
  }
}

function tightest(...limits: (number | undefined)[]): number | undefined {
  const given = limits.filter((limit) => limit !== undefined)
  return given.length === 0 ? undefined : Math.min(...given)
}

function openApp(tenants: Tenants, appId: string, nowMs: number): Tenant {
  const tenant = tenants.open(`app:${appId}`, nowMs)
  tenant.workspace.settings = { ...tenant.workspace.settings, appId }
  return tenant
}
