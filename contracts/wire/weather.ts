import { type Static, Type } from 'typebox'

const closed = { additionalProperties: false } as const
const duration = (description: string) =>
  Type.Optional(
    Type.String({ pattern: '^[0-9]+(ms|s|m|h|d)$', examples: ['500ms', '90s', '5m', '2h', '1d'], description }),
  )
const milliseconds = Type.Number({ minimum: 0, maximum: 86_400_000 })
const status = Type.Integer({ minimum: 400, maximum: 599 })

/** Which calls a fault hits. Conditions add up; without any, it hits every call once. */
const aim = {
  name: Type.Optional(Type.String({ minLength: 1, description: 'how the journal calls it; else its kind' })),
  on: Type.Optional(
    Type.String({
      pattern: '^(\\*|(GET|POST|PUT|DELETE) /[^ ]*)$',
      examples: ['POST /users', 'GET /users/{id}', '*'],
      description: 'method and path, `{id}` for one segment: POST /users; * for all, as without it',
    }),
  ),
  calls: Type.Optional(
    Type.Array(Type.Integer({ minimum: 1 }), {
      minItems: 1,
      description: 'only the n-th calls that `on` matches, counted from 1',
    }),
  ),
  every: Type.Optional(Type.Integer({ minimum: 1, description: 'only every n-th call that `on` matches' })),
  probability: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  from: duration('not before this long after the weather was set'),
  until: duration('no longer than this after the weather was set'),
}

const times = {
  attempts: Type.Optional(
    Type.Union([Type.Integer({ minimum: 1 }), Type.Literal('all')], {
      description: 'how many attempts of one call it hits; a retry is an attempt of the same call; 1 unless said',
    }),
  ),
}

const fault = <const Kind extends string, Fields extends Parameters<typeof Type.Object>[0]>(
  kind: Kind,
  description: string,
  fields: Fields,
) => Type.Object({ fault: Type.Literal(kind), ...aim, ...times, ...fields }, { ...closed, description })

export const faultSchema = Type.Union([
  Type.Object(
    {
      fault: Type.Literal('latency'),
      ...aim,
      ms: Type.Union([
        milliseconds,
        Type.Object({ min: milliseconds, max: milliseconds }, { ...closed, description: 'evenly between the two' }),
        Type.Object({ median: milliseconds, p99: milliseconds }, { ...closed, description: 'log-normal' }),
      ]),
    },
    { ...closed, description: 'the answer takes this much longer; adds up with other latencies' },
  ),
  Type.Object(
    {
      fault: Type.Literal('rate-limit'),
      name: aim.name,
      from: aim.from,
      until: aim.until,
      perWindow: Type.Integer({ minimum: 0 }),
    },
    { ...closed, description: 'requests that a window of ten seconds lets through' },
  ),
  fault('status', 'an error of Intercom; nothing is stored', {
    status,
    reset: Type.Optional(
      Type.Union([Type.Literal('none'), Type.Integer({ minimum: 0 })], {
        description: 'seconds until the reset that the rate limit headers name; none leaves these headers out',
      }),
    ),
  }),
  fault('html', 'an error page of the edge, as HTML; nothing is stored', { status: Type.Optional(status) }),
  fault('reset-before', 'the connection is reset; nothing is stored', {}),
  fault('reset-after', 'the request takes effect, then the connection is reset', {}),
  fault('lost', 'the request takes effect, and no answer ever comes', {}),
  fault('drip', 'the request takes effect, and the answer comes slowly', {
    bytesPerSecond: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  fault('truncated', 'the request takes effect, and the answer ends in its middle', {}),
])
export type Fault = Static<typeof faultSchema>

/** Faults in force: a file of scenarios/weather. */
export const weatherSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    about: Type.Optional(Type.String({ minLength: 1, description: 'the weather, in one sentence' })),
    seed: Type.Optional(Type.Integer({ description: 'seed of all its chance; 1 unless said' })),
    faults: Type.Array(faultSchema),
  },
  { ...closed, title: 'Weather', description: 'Faults that Intercom shows, composed from parts.' },
)
export type Weather = Static<typeof weatherSchema>
