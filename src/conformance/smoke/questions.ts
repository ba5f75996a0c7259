import { type Connection, type Event, isCloud, type Settings, setOwn } from '../../../contracts/wire/index.ts'
import type { Answer, Target } from '../../targets/index.ts'

/** A way to ask the target that is under smoke: over one connection, in a workspace of its own. */
export interface Asker {
  connection: Connection
  /** Sends these events side by side, each as of a person of its own, and answers with what came of each. */
  ask(events: readonly Event[]): Promise<Answer[]>
}

/** Something that an adapter must be able to do before an implementation can be judged through it. */
export interface Question {
  name: string
  says: string
  /** The lines of docs/protocol.md, for targets behind HTTP and for commands. */
  lines: { http: readonly string[]; command: readonly string[] }
  /** What is wrong; nothing where it works. */
  put(asker: Asker): Promise<string | undefined>
}

const identify = (userId: string): Event => ({
  type: 'identify',
  userId,
  anonymousId: `anon-${userId}`,
  channel: 'server',
  context: { traits: { email: `${userId}@example.com`, name: 'Ada Byron' } },
  timestamp: '2026-03-04T05:06:07.000Z',
  originalTimestamp: '2026-03-04T05:06:07.000Z',
  messageId: `smoke-${userId}`,
})

/** Events that break what is not on its guard, one by one: a type of the wrong kind, a key of the prototype, a deep value. */
function badEvents(): Event[] {
  const polluting = identify('bad-1')
  setOwn(polluting, '__proto__', { polluted: true })
  let deep: Event = { leaf: 'x' }
  for (let level = 0; level < 2000; level += 1) deep = { deeper: deep }
  return [
    { ...identify('bad-0'), type: 5 },
    polluting,
    { ...identify('bad-2'), traits: deep },
    { type: 'identify', userId: { not: 'text' }, traits: 'none', context: 7 },
  ]
}

const isAnswered = (answer: Answer | undefined) => answer?.kind === 'requests' || answer?.kind === 'calls'
const whole = (answer: Answer | undefined): string => JSON.stringify(answer) ?? ''

async function answers(asker: Asker, userId: string): Promise<string | undefined> {
  const [answer] = await asker.ask([identify(userId)])
  if (answer?.kind === 'skipped') return `It left a plain identify out: ${answer.reason}`
  if (!isAnswered(answer)) {
    return `A plain identify over ${asker.connection}, with a user id and an email, was dropped: ${answer?.kind === 'dropped' ? answer.reason : 'without a word'}`
  }
  return whole(answer).includes(userId) ? undefined : 'Its answer to a plain identify does not name the user.'
}

/** The questions, in the order in which they are put: each rests on those before it. */
export const questions: readonly Question[] = [
  {
    name: 'answers',
    says: 'A plain identify is answered with what is to be sent.',
    lines: { http: ['P1', 'P4', 'P7', 'P8', 'P9', 'P11', 'P16'], command: ['A1', 'A3', 'A4'] },
    put: (asker) => answers(asker, 'smoke-first'),
  },
  {
    name: 'keeps-apart',
    says: 'Of many events under way at once, each gets its own answer.',
    lines: { http: ['P5', 'P9', 'P10', 'P14'], command: ['A3', 'A6'] },
    async put(asker) {
      const ids = Array.from({ length: 20 }, (_, index) => `smoke-${index}-of-many`)
      const all = await asker.ask(ids.map(identify))
      const mixed = ids.filter((id, index) => !whole(all[index]).includes(`"${id}"`))
      return mixed.length === 0 ? undefined : `${mixed.length} of 20 events got the answer of another event, or none.`
    },
  },
  {
    name: 'gives-reasons',
    says: 'An event that is not to be delivered is dropped with a reason.',
    lines: { http: ['P12', 'P19', 'P22'], command: ['A4', 'A7'] },
    async put({ ask, connection }) {
      if (!isCloud(connection)) return undefined
      const [answer] = await ask([{ type: 'identify', traits: {} }])
      if (answer?.kind === 'skipped') return undefined
      if (answer?.kind === 'dropped' && answer.reason.trim() !== '') return undefined
      return answer?.kind === 'dropped'
        ? 'An identify of nobody was dropped, and the reason is blank.'
        : 'An identify with neither user id nor email was not dropped.'
    },
  },
  {
    name: 'survives',
    says: 'A bad event has an answer of its own.',
    lines: { http: ['P8', 'P21'], command: ['A7'] },
    async put({ ask }) {
      for (const event of badEvents()) await ask([event])
      return undefined
    },
  },
  {
    name: 'goes-on',
    says: 'After bad events the next one is answered as before.',
    lines: { http: ['P21', 'P23'], command: ['A7'] },
    put: (asker) => answers(asker, 'smoke-last'),
  },
]

/** What a target kind is called in the lines of the protocol. */
export const linesFor = (question: Question, target: Target): readonly string[] =>
  target.protocol === undefined ? [] : question.lines[target.protocol]

/** Settings of a workspace in which smoke is made. */
export function settingsFor(connection: Connection, name: string): Settings {
  if (isCloud(connection)) return { apiKey: `token-of-${name}`, apiVersion: 'v1' }
  return { appId: 'smoke-app', mobileApiKeyIOS: 'smoke-key', mobileApiKeyAndroid: 'smoke-key', apiVersion: 'v1' }
}
