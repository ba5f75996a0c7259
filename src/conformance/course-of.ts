import {
  type Course,
  type CourseStep,
  type Event,
  type Exchange,
  isJsonObject,
  type JsonValue,
  type PlayedCase,
} from '../../contracts/wire/index.ts'

/** So many steps are told; of a longer journey those around the one that a finding is about. */
const stepsTold = 20

/** A longer text is cut: a step is one line. */
const lengthTold = 40

/** How a case went, as a picture can show it: a journey, or another case of several events. */
export function courseOf({ suite, exchanges, state }: PlayedCase, shown: number): Course | undefined {
  const isJourney = suite === 'scenarios' || suite === 'sequences'
  if (exchanges.length === 0 || (exchanges.length === 1 && !isJourney)) return undefined
  const latest = Math.max(0, exchanges.length - stepsTold)
  const first = Math.min(latest, Math.max(0, shown - stepsTold / 2))
  const told = exchanges.slice(first, first + stepsTold)
  const after = exchanges.length - first - told.length
  const { users, companies, events, tags, leads } = state
  return {
    ...(first > 0 ? { before: first } : {}),
    steps: told.map((exchange, index) => stepOf(exchange, first + index === shown)),
    ...(after > 0 ? { after } : {}),
    end: {
      users: users.length,
      companies: companies.length,
      events: events.length,
      tags: tags.length,
      leads: leads.length,
    },
  }
}

function stepOf({ event, outcome, delivered, calls = [] }: Exchange, isShown: boolean): CourseStep {
  const name = nameOf(event)
  const who = whoOf(event)
  return {
    type: short(event['type']) ?? 'no type',
    ...(name === undefined ? {} : { name }),
    ...(who === undefined ? {} : { who }),
    sent: [
      ...delivered.map(({ request, reply: { status } }) => ({
        what: short(`${request.method} ${request.url.replace(/^https?:\/\/[^/]*/, '')}`) ?? '',
        answer: String(status),
        went:
          status === 429 || status >= 500
            ? ('weather' as const)
            : status >= 400
              ? ('refused' as const)
              : ('well' as const),
      })),
      ...calls.map(({ call, effect }) => ({
        what: short(call.method) ?? '',
        answer: effect,
        went: effect === 'refused' ? ('refused' as const) : ('well' as const),
      })),
    ],
    ...(outcome.kind === 'dropped' ? { dropped: short(outcome.reason) ?? '' } : {}),
    ...(isShown ? { shown: true } : {}),
  }
}

const nameOf = ({ event, name, groupId }: Event): string | undefined => short(event) ?? short(name) ?? short(groupId)

function whoOf({ userId, anonymousId, traits, context }: Event): string | undefined {
  const nested = isJsonObject(context) ? context['traits'] : undefined
  const [email] = [traits, nested].flatMap((one) => (isJsonObject(one) ? (short(one['email']) ?? []) : []))
  return short(userId) ?? email ?? short(anonymousId)
}

/** A text or a number for one line; none where there is another value, or nothing to read. */
function short(value: JsonValue | undefined): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const text = String(value).trim()
  if (text === '') return undefined
  return text.length > lengthTold ? `${text.slice(0, lengthTold - 1).toWellFormed()}…` : text
}
