import fc from 'fast-check'
import type { IntercomReply, JsonObject, JsonValue, WorkspaceState } from '../../../../contracts/wire/index.ts'
import type { Real } from './call.ts'
import { programs } from './commands.ts'
import { Model, type ModelUser } from './model.ts'

/** The mock as a program drives it. */
export interface Driven {
  send: Real['send']
  visit: Real['visit']
  state(): WorkspaceState
}

const sorted = (values: unknown[]) => values.map((value) => JSON.stringify(value)).sort()
const namesIn = (object: JsonObject, list: string, name: string) =>
  sorted(((object[list] as JsonObject)[list] as JsonObject[]).map((member) => member[name]))

/** What model and mock are compared by: without times and order, and of users without ids. */
function fromState({ users, leads, visitors = [], companies, events, tags }: WorkspaceState): unknown {
  const shown = (person: JsonObject) => ({
    email: person['email'],
    name: person['name'],
    attributes: Object.entries(person['custom_attributes'] as JsonObject).sort(),
    companies: namesIn(person, 'companies', 'company_id'),
    tags: namesIn(person, 'tags', 'name'),
  })
  return {
    users: sorted(users.map((user) => ({ user_id: user['user_id'], ...shown(user) }))),
    leads: sorted(leads.map((lead) => ({ id: lead['id'], ...shown(lead) }))),
    visitors: sorted(visitors.map((visitor) => ({ id: visitor['id'], ...shown(visitor) }))),
    companies: sorted(companies.map(({ company_id, name, user_count }) => ({ company_id, name, user_count }))),
    events: sorted(
      events.map(({ event_name, created_at, user_id, email }) => ({ event_name, created_at, user_id, email })),
    ),
    tags: sorted(tags.map((tag) => tag['name'])),
  }
}

function fromModel({ users, leads, visitors, companies, events, tags }: Model): unknown {
  const shown = ({ email, name, attributes, companies, tags }: ModelUser) => ({
    email,
    name,
    attributes: Object.entries(attributes).sort(),
    companies: sorted(companies),
    tags: sorted(tags),
  })
  return {
    users: sorted(users.map((user) => ({ user_id: user.user_id, ...shown(user) }))),
    leads: sorted(leads.map((lead) => ({ id: lead.id, ...shown(lead) }))),
    visitors: sorted(visitors.map((visitor) => ({ id: visitor.id, ...shown(visitor) }))),
    companies: sorted(
      companies.map(({ company_id, name }) => ({
        company_id,
        name,
        user_count: users.filter((user) => user.companies.includes(company_id)).length,
      })),
    ),
    events: sorted(
      events
        .filter(({ user }) => users.includes(user) || leads.includes(user))
        .map(({ user, name, second }) => ({
          event_name: name,
          created_at: second,
          user_id: user.user_id,
          email: user.email,
        })),
    ),
    tags: sorted(tags),
  }
}

/**
 * Runs random programs against a fresh mock each and the model beside it. Gives nothing when they always agree, else
 * the shortest program found on which they do not, line by line, what came of it, and the seed.
 */
export function disagreement(fresh: () => Driven, parameters: { seed: number; numRuns: number }): string | undefined {
  const run = (commands: Iterable<fc.Command<Model, Real>>, lines: string[] = []) => {
    const driven = fresh()
    const send = (on: string, body?: JsonValue): IntercomReply => {
      lines.push(body === undefined ? `send('${on}')` : `send('${on}', ${JSON.stringify(body)})`)
      return driven.send(on, body)
    }
    const compareWith = (model: Model) => {
      const [expected, received] = [fromModel(model), fromState(driven.state())].map((one) =>
        JSON.stringify(one, null, 1),
      )
      if (expected !== received) throw new Error(`the model holds ${expected}\nthe mock holds ${received}`)
    }
    const visit = () => {
      lines.push('visit()')
      return driven.visit()
    }
    fc.modelRun(() => ({ model: new Model(), real: { send, visit, compareWith } }), commands)
  }
  const details: fc.RunDetails<[Iterable<fc.Command<Model, Real>>]> = fc.check(
    fc.property(programs, (commands) => run(commands)),
    parameters,
  )
  const [commands] = details.counterexample ?? []
  if (commands === undefined) return undefined
  const lines: string[] = []
  try {
    run(commands, lines)
  } catch (reason) {
    return `${lines.join('\n')}\n// ${reason instanceof Error ? reason.message : reason}\n// seed ${details.seed}`
  }
  return `${lines.join('\n')}\n// failed once and not again: seed ${details.seed}`
}
