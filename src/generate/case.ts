import fc from 'fast-check'
import { type Connection, type Event, isCloud, isJsonObject, type JsonValue } from '../../contracts/wire/index.ts'
import { arbitraryDeviceCase } from './device-case.ts'
import { dressed } from './dress.ts'
import { oneOfThese } from './entries.ts'
import { anyEvent, hostileEvent } from './event.ts'
import type { GeneratedCase } from './generated-case.ts'
import { longIdentifiers } from './identifiers.ts'
import { settings } from './settings.ts'

/** Who all events of a case are about, where they are about one person. */
interface Person {
  userId?: JsonValue
  email?: JsonValue
  groupId: JsonValue
}

const person: fc.Arbitrary<Person> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record<Person>(
      {
        userId: oneOfThese('u-1', 42, ' u-blanks '),
        email: oneOfThese('ada@example.com'),
        groupId: oneOfThese('g-1'),
      },
      { requiredKeys: ['groupId'] },
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Person[]>(
      { userId: longIdentifiers.userId, groupId: 'g-1' },
      { userId: longIdentifiers.userId, email: 'ada@example.com', groupId: 'g-1' },
      { email: longIdentifiers.email, groupId: 'g-1' },
      { userId: 'u-1', groupId: longIdentifiers.groupId },
    ),
  },
)

/** The event with this person in place of whoever it was about. */
function aboutPerson(event: Event, { userId, email, groupId }: Person): Event {
  const whole: Event = Object.fromEntries(Object.entries(event))
  if (userId === undefined) delete whole['userId']
  else whole['userId'] = userId
  if (Object.hasOwn(whole, 'groupId')) whole['groupId'] = groupId
  const context = whole['context']
  const inContext = isJsonObject(context) ? Object.entries(context) : []
  const traits = new Map(inContext).get('traits')
  const kept = (isJsonObject(traits) ? Object.entries(traits) : []).filter(([key]) => !isOfIdentity(key))
  const known = Object.fromEntries([...kept, ...(email === undefined ? [] : [['email', email] as const])])
  whole['context'] = Object.fromEntries([...inContext, ['traits', known]])
  const own = whole['traits']
  if (isJsonObject(own)) {
    whole['traits'] = Object.fromEntries(Object.entries(own).filter(([key]) => !isOfIdentity(key)))
  }
  return whole
}

const isOfIdentity = (key: string) => key === 'userId' || key === 'id' || key === 'email'

/** Filtered, since an array that may not become empty cannot lose its last item while it shrinks. */
const severalEvents = fc.array(anyEvent, { maxLength: 4, size: 'max' }).filter((list) => list.length > 0)

/** What comes between an event and the same event again, where there is such a thing: whatever it is, the event means the same. */
const between: fc.Arbitrary<Event | undefined> = fc.oneof(
  { withCrossShrink: true },
  { weight: 30, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: anyEvent as fc.Arbitrary<Event | undefined> },
  { weight: 2, arbitrary: hostileEvent as fc.Arbitrary<Event | undefined> },
)

const events: fc.Arbitrary<Event[]> = fc.oneof(
  { weight: 10, arbitrary: fc.tuple(anyEvent) as fc.Arbitrary<Event[]> },
  { weight: 6, arbitrary: severalEvents },
)

/** Cases over these connections, from plain to hostile. They shrink to the smallest event. */
export function arbitraryCase(connections: readonly Connection[]): fc.Arbitrary<GeneratedCase> {
  const [cloud, device] = [connections.filter(isCloud), connections.filter((connection) => !isCloud(connection))]
  if (device.length === 0) return arbitraryCloudCase(cloud)
  if (cloud.length === 0) return arbitraryDeviceCase(device)
  return fc.oneof(
    { weight: 2, arbitrary: arbitraryCloudCase(cloud) },
    { weight: 1, arbitrary: arbitraryDeviceCase(device) },
  )
}

/** Mostly one event, at times several of one person or of several. */
function arbitraryCloudCase(connections: readonly Connection[]): fc.Arbitrary<GeneratedCase> {
  return fc
    .record({
      connection: fc.constantFrom(...connections),
      settings,
      isDressed: fc.constantFrom(false, false, true),
      sole: fc.oneof(
        { withCrossShrink: true },
        { weight: 5, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: person },
      ),
      events,
      between,
    })
    .map(({ connection, settings, isDressed, sole, events, between }) => {
      const [first] = events
      const inOrder = between === undefined || first === undefined ? events : [first, between, first]
      const told = sole === undefined ? inOrder : inOrder.map((event) => aboutPerson(event, sole))
      return { connection, settings, events: isDressed ? told.map((event) => dressed(event, connection)) : told }
    })
}
