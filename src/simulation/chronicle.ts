import {
  type Connection,
  encodeJson,
  type JsonObject,
  type JsonValue,
  type RunLine,
  type WorkspaceState,
} from '../../contracts/wire/index.ts'
import { DigestedLines, type Secrets } from '../runner/index.ts'
import { teamMark } from './cast/marks.ts'
import type { Person } from './cast/person.ts'
import { companyIdsOf, endOf } from './end/held.ts'
import type { RunEnd } from './invariants/index.ts'
import type { Deed } from './run/deed.ts'
import type { DeedRecord, Recorder } from './run/records.ts'

/**
 * Writes down everything that happens in a run, secrets hidden: each event as it ends, then what Intercom holds of each person. The digest is
 * that of the same lines, whether they are saved or not.
 */
export class Chronicle implements Recorder {
  readonly #lines: DigestedLines
  readonly #secrets: Secrets
  readonly #nameOf: ReadonlyMap<string, string>
  readonly #anySecret: RegExp
  readonly #basic: string
  /** Each device on which anything was done, by the name of its case. */
  readonly #devices = new Map<string, { person: Person; connection: Connection; exchanges: number }>()
  #exchanges = 0

  constructor(path: string | undefined, secrets: Secrets, head: RunLine) {
    this.#lines = new DigestedLines(path)
    this.#secrets = secrets
    this.#nameOf = new Map(['token:1', 'token:2', 'token:3'].map((name) => [secrets.reveal(name), name]))
    // Secrets are words of letters, digits and hyphens.
    this.#anySecret = new RegExp([...this.#nameOf.keys()].join('|'), 'g')
    // The token begins Basic credentials; of its base64 all but the end is the same, whatever follows.
    this.#basic = Buffer.from(secrets.reveal('token:1')).toString('base64').slice(0, 32)
    this.#write(head)
  }

  take({ deed, outcome, own, tries, calls, end, at }: DeedRecord): void {
    const { person, connection, settings, event } = deed
    const name = caseOf(deed)
    const device = this.#devices.get(name) ?? { person, connection, exchanges: 0 }
    device.exchanges += 1
    this.#devices.set(name, device)
    this.#exchanges += 1
    const delivered = tries.flatMap(({ attempt: { request }, answer }) =>
      'reply' in answer ? [{ by: 'delivery' as const, request, reply: answer.reply }] : [],
    )
    const exchange = { connection, settings, event, outcome, delivered: [...own, ...delivered] }
    this.#write({
      kind: 'exchange',
      case: name,
      exchange: calls === undefined ? exchange : { ...exchange, calls },
      acceptedAt: deed.at,
      endedAt: at,
      end: end.kind,
      ...(end.reason === undefined ? {} : { reason: end.reason }),
      ...(tries.length === 0 ? {} : { tries: tries.map(tryLine) }),
    })
  }

  /** Writes what Intercom holds, device by device, and the footer. Answers the digest of the history, in hex. */
  end({ state }: RunEnd): string {
    const { people, companies, strangers } = endOf(state)
    const left = new Map(companies)
    const devices = [...this.#devices].sort(([, one], [, other]) => one.person.number - other.person.number)
    for (const [name, { person, connection, exchanges }] of devices) {
      const { users, events } = people.get(person.number) ?? { users: [], events: [] }
      // Who has left a company has still to do with it.
      const ids = new Set(users.flatMap(companyIdsOf))
      if (person.membership !== undefined) ids.add(teamMark(person.membership.team))
      const own = [...ids].flatMap((id): JsonObject[] => [companies.get(id) ?? []].flat())
      for (const id of ids) left.delete(id)
      this.#writeState(name, connection, exchanges, { users, events, companies: own })
    }
    if (left.size + strangers.length > 0) {
      const rest = { users: strangers, events: [], companies: [...left.values()] }
      this.#writeState('simulation/nobody', 'server-cloud', 0, rest)
    }
    return this.#lines.end(this.#exchanges)
  }

  abandon(): void {
    this.#lines.abandon()
  }

  #writeState(
    name: string,
    connection: Connection,
    exchanges: number,
    held: Pick<WorkspaceState, 'users' | 'events' | 'companies'>,
  ): void {
    const state = { ...held, tags: [], leads: [], settings: {} }
    const line = { kind: 'state', case: name, suite: 'sequences', connection, exchanges }
    this.#write({ ...line, state, part: 'case' })
  }

  #write(line: object): void {
    const text = encodeJson(line)
    const isBasic = text.includes(this.#basic)
    this.#lines.writeText(this.#hidden(isBasic ? encodeJson(this.#secrets.hide(line as JsonObject)) : text))
  }

  #hidden(text: string): string {
    return text.replace(this.#anySecret, (secret) => this.#nameOf.get(secret) as string)
  }
}

/** A device is a case of its own: what an SDK remembers is of one device. */
const caseOf = ({ person, device }: Deed): string =>
  person.devices.length === 1 ? `simulation/${person.mark}` : `simulation/${person.mark}-${device + 1}`

const tryLine = ({ attempt, sentMs, answer, answeredMs }: DeedRecord['tries'][number]): JsonValue => ({
  request: attempt.index,
  sentAt: sentMs,
  answeredAt: answeredMs,
  ...('reply' in answer ? { status: answer.reply.status } : { failure: answer.failure }),
})
