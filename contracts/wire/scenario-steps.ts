import { type Static, Type } from 'typebox'
import { type Expectations, expectationsSchema } from './expectations.ts'
import { jsonObjectSchema } from './json.ts'
import { type Weather, weatherSchema } from './weather.ts'

const closed = { additionalProperties: false } as const

/** What one person does in one step, on one device. Exactly one of the verbs is present. */
export const actionSchema = Type.Object(
  {
    identify: Type.Optional(
      Type.Union([Type.String(), Type.Number(), Type.Null()], { description: 'the user id; null for none' }),
    ),
    track: Type.Optional(Type.String({ description: 'the name of the event' })),
    group: Type.Optional(Type.Union([Type.String(), Type.Number()], { description: 'the group id' })),
    page: Type.Optional(Type.String({ description: 'the name of the page; a phone sends a screen in its place' })),
    screen: Type.Optional(Type.String({ description: 'the name of the screen; a browser has none' })),
    alias: Type.Optional(Type.String({ description: 'the new user id; `from` is the former one' })),
    reset: Type.Optional(
      Type.Union([Type.Literal(true), Type.Literal('all')], {
        description: 'true: the SDK forgets the person; all: the anonymous id too',
      }),
    ),
    goes: Type.Optional(
      Type.Enum(['offline', 'online'], {
        description: 'cloud mode: offline, a browser or phone keeps its events until it is online',
      }),
    ),
    from: Type.Optional(
      Type.String({ description: 'alias: the former user id; the one that the SDK knows unless said' }),
    ),
    traits: Type.Optional(jsonObjectSchema),
    typedTraits: Type.Optional(
      Type.Unsafe<Static<typeof jsonObjectSchema>>({
        ...jsonObjectSchema,
        description: "traits set through a mobile SDK's typed setters, which change the case of some names",
      }),
    ),
    properties: Type.Optional(jsonObjectSchema),
    context: Type.Optional(jsonObjectSchema),
    integrations: Type.Optional(jsonObjectSchema),
  },
  closed,
)
export type Action = Static<typeof actionSchema>

export const verbs = [
  'identify',
  'track',
  'group',
  'page',
  'screen',
  'alias',
  'reset',
  'goes',
] as const satisfies (keyof Action)[]
export type Verb = (typeof verbs)[number]

/** Steps that are of nobody. */
export const stepWords = ['wait', 'weather', 'expect'] as const

export type Step = Record<string, Action> | { wait: string } | { weather: string | Weather } | { expect: Expectations }

export const stepSchema = Type.Unsafe<Step>({
  type: 'object',
  description:
    'who does what (`ada: { track: Signed Up }`, `ada on phone: …`), `wait: 90s`, `weather: storm`, or `expect: { users: [] }`',
  minProperties: 1,
  maxProperties: 1,
  properties: {
    wait: {
      type: 'string',
      pattern: '^[0-9]{1,6}(s|m|h|d)$',
      examples: ['90s', '5m', '2h', '1d'],
      description: 'time passes: 90s, 5m, 2h, 1d',
    },
    weather: Type.Union([Type.String(), weatherSchema], {
      description: 'faults that Intercom shows from now on: a name of scenarios/weather, or `faults`; calm ends it',
    }),
    expect: { ...expectationsSchema, minProperties: 1, description: 'what Intercom holds at this moment' },
  },
  additionalProperties: actionSchema,
})
