import { type Static, Type } from 'typebox'
import { connectionSchema } from './connection.ts'
import { expectationsSchema } from './expectations.ts'
import { stepSchema } from './scenario-steps.ts'
import { settingsSchema } from './settings.ts'

const closed = { additionalProperties: false } as const

export const deviceKinds = ['web', 'android', 'ios', 'server'] as const
export type DeviceKind = (typeof deviceKinds)[number]

const anonymousId = Type.Optional(Type.String({ description: 'made up unless said' }))
const kind = Type.Enum([...deviceKinds], {
  description: 'what it is, whichever connection the scenario is played over: a browser, a phone, a server',
})

/** Somebody who acts: an installation of an SDK, or several of them. */
export const personSchema = Type.Object(
  {
    anonymousId,
    device: Type.Optional(
      Type.Enum(['android', 'ios'], { description: 'which phone, on the mobile connections; android unless said' }),
    ),
    devices: Type.Optional(
      Type.Record(Type.String(), Type.Union([kind, Type.Object({ kind: Type.Optional(kind), anonymousId }, closed)]), {
        minProperties: 1,
        description: 'by name: `phone: android`, acted on as `ada on phone`; without a kind it is of the connection',
      }),
    ),
  },
  closed,
)
export type Person = Static<typeof personSchema>

/** A scripted journey of one or more people, run over each of its connections. */
export const scenarioSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String({ description: 'where this schema is, for editors' })),
    about: Type.String({ minLength: 1, description: 'the story, in one sentence' }),
    connections: Type.Array(connectionSchema, { minItems: 1, uniqueItems: true }),
    settings: Type.Optional(Type.Unsafe<Static<typeof settingsSchema>>({ ...settingsSchema, ...closed })),
    identitySecrets: Type.Optional(
      Type.Object(
        { web: Type.Optional(Type.String()), ios: Type.Optional(Type.String()), android: Type.Optional(Type.String()) },
        {
          ...closed,
          description: 'secrets by which Intercom verifies identities, by platform; none are verified without',
        },
      ),
    ),
    sending: Type.Optional(
      Type.Enum(['in batches', 'one by one'], {
        description:
          'cloud mode: whether SDKs gather events as they do by themselves, or hand each on at once; in batches unless said',
      }),
    ),
    live: Type.Optional(
      Type.Literal(true, {
        description: 'played in real time as well, where a target sends by itself and is given time (check --delivery)',
      }),
    ),
    people: Type.Record(Type.String(), personSchema, { minProperties: 1 }),
    steps: Type.Array(stepSchema, { minItems: 1 }),
    // biome-ignore lint/suspicious/noThenProperty: `then` is the word of the format; a scenario is never awaited
    then: expectationsSchema,
  },
  { ...closed, title: 'Scenario', description: 'A scripted journey, run over each of its connections.' },
)
export type Scenario = Static<typeof scenarioSchema>
