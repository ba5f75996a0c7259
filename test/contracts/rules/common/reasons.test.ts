import { describe, expect, it } from 'vitest'
import { commonRules } from '../../../../contracts/rules/common/index.ts'
import type { Event, Exchange, Settings } from '../../../../contracts/wire/index.ts'
import { exchangeOf, playedCase } from '../played.ts'

const track = { type: 'track', event: 'Sold', timestamp: '2026-01-02T03:04:05Z' }
const identify = { type: 'identify' }
const long = 'k'.repeat(256)

/** What a rule tells of an event that is dropped for a reason; nothing where it does not apply. */
function told(id: string, event: Event, reason: string, settings: Settings = { apiKey: 't' }) {
  const exchange: Exchange = { ...exchangeOf(event, []), settings, outcome: { kind: 'dropped', reason } }
  const rule = commonRules.find((candidate) => candidate.id === id)
  return rule?.judge(playedCase(exchange)).map(({ findings }) => findings)[0]
}

describe('G9', () => {
  it.for(['secret-1', 'secret-12', 'secret-123', 'sécret-1'])(
    'sees %s in any writing of an authorization',
    (apiKey) => {
      const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`
      for (const shown of [`Bearer ${apiKey}`, basic(`${apiKey}:`), basic(`${apiKey}:x`), basic(apiKey)]) {
        const findings = told('G9', identify, `no userId; authorization: ${shown}`, { apiKey })
        expect(findings?.map(({ message }) => message)).toEqual(['A reason holds the Access Token.'])
      }
      expect(told('G9', identify, `no userId; authorization: ${basic('another-one:')}`, { apiKey })).toEqual([])
    },
  )

  it('bears a secret of any length', () => {
    const user_hash = 'h'.repeat(500_000)
    const event: Event = { ...identify, context: { Intercom: { user_hash } } }
    const shown = `Basic ${Buffer.from(user_hash).toString('base64')}`
    for (const reason of [user_hash, shown]) expect(told('G9', event, reason)).toHaveLength(1)
    expect(told('G9', event, 'no userId')).toEqual([])
  })

  const isTrace = (reason: string) => {
    const findings = told('G9', identify, reason) ?? []
    expect(findings.map(({ message }) => message)).toEqual(
      findings.length === 0 ? [] : ['A reason holds a stack trace.'],
    )
    return findings.length > 0
  }

  it.for([
    ...['js', 'ts', 'jsx', 'tsx', 'mjs', 'cjs', 'mts', 'cts'].map((ending) => `at go (/app/index.${ending}:10:25)`),
    'TypeError: x\n    at Object.<anonymous> (/app/index.js:1:2)',
    'at node:internal/process/task_queues:95:5',
    'at eval (<anonymous>:3:14)',
    ...['js', 'mjs', 'cjs'].map((ending) => `go@https://x.test/app.${ending}:10:25`),
    'Traceback (most recent call last):',
    '  File "/app/main.py", line 12, in go',
    ...['java', 'kt', 'scala', 'groovy', 'clj'].map((ending) => `at com.acme.Go$1.<init>(Go.${ending}:42)`),
    'at com.acme.Go.run(Go.java)',
    'at sun.reflect.Invoke.invoke0(Native Method)',
    'at com.acme.Go.run(Unknown Source)',
    'goroutine 17 [running]:',
    '/app/main.go:42 +0x1d5',
    "app.rb:12:in `go'",
    "app.rb:1:in 'go'",
    '#10 /app/index.php(42): go()',
    'at Acme.Go.Run() in C:\\app\\Go.cs:line 42',
    'stack backtrace:\n   0: go',
  ])('sees the trace in %j', (reason) => {
    expect([isTrace(reason), isTrace(`Failed: ${reason} and so on`)]).toEqual([true, true])
  })

  it.for([
    'no userId at 10:25',
    'expected text at index.js',
    'look at index.js:10',
    'format/index.js:10:25',
    'at /app/index.jsp:10:25',
    'at\nindex.js:10:25',
    'mail ada@ x.js:1:2',
    'mail ada@example.com',
    'Traceback',
    'MyFile "main.py", line 12',
    'File "main.py", line twelve',
    'File "main.py"',
    'at noon (Unknown)',
    'at com.acme.Go.run(Go.txt:42)',
    'that com.acme.Go.run(Go.java:42)',
    'goroutine x [running]',
    'my_goroutine 1 [running]',
    'main.go:42',
    'main.go:x +0x1',
    'app.rb:12',
    'app.rb:x:in `go`',
    '#1 index.php',
    '#x index.php(42)',
    'at home in the line 42',
    'that in Go.cs:line 42',
    'at Go in Go.cs:line x',
    'haystack backtrace:',
  ])('takes no trace out of %j', (reason) => {
    expect(isTrace(reason)).toBe(false)
  })

  it('reads as much of a reason as anyone would, and shows less', () => {
    const trace = 'stack backtrace:'
    expect([isTrace('x '.repeat(9_000) + trace), isTrace('x '.repeat(10_000) + trace)]).toEqual([true, false])
    expect(told('G9', identify, `${trace} ${'x'.repeat(1_000)}`)?.[0]?.received).toHaveLength(300)
  })

  it('asks for a reason', () => {
    for (const reason of ['', ' \n']) {
      expect(told('G9', identify, reason)).toEqual([
        { message: 'An event is dropped without a reason.', received: reason },
      ])
    }
  })
})

describe('G9.field', () => {
  const isNamed = (event: Event, reason: string, settings?: Settings) =>
    told('G9.field', event, reason, settings)?.length

  it.for<[Event, string]>([
    [{}, 'The Type is missing'],
    [{ type: 'group' }, 'no group_id'],
    [{ type: 'group' }, 'no groupId'],
    [identify, 'no user id'],
    [identify, 'no e-mail'],
    [{ ...track, event: '', userId: 'u-1' }, 'no event'],
    [{ ...track, event: '', userId: 'u-1' }, 'no name'],
    [{ ...track, timestamp: '', userId: 'u-1' }, 'no Timestamp'],
  ])('takes a word for the field that %j lacks: %s', ([event, reason]) => {
    expect(isNamed(event, reason)).toBe(0)
    expect(isNamed(event, 'invalid')).toBe(1)
  })

  it('takes a word for the missing token', () => {
    const lacking = { ...identify, userId: 'u-1' }
    for (const reason of ['no Access Token', 'apiKey', 'no token']) expect(isNamed(lacking, reason, {})).toBe(0)
    expect(told('G9.field', lacking, 'x'.repeat(1_000), {})).toEqual([
      {
        message: 'The reason does not name the missing field.',
        expected: ['Access Token or apiKey'],
        received: 'x'.repeat(300),
      },
    ])
  })

  it('is content with any of several missing fields', () => {
    const nothing = { type: 'track' }
    expect(told('G9.field', nothing, 'invalid', {})?.[0]?.expected).toEqual([
      'Access Token or apiKey',
      'userId or email',
      'event',
      'timestamp',
    ])
    for (const reason of ['token', 'email', 'event', 'timestamp']) expect(isNamed(nothing, reason, {})).toBe(0)
    expect(told('G9.field', {}, 'invalid', {})?.[0]?.expected).toEqual(['type', 'Access Token or apiKey'])
  })

  it.for<[string, Event, Settings]>([
    ['an unsupported type', { type: 'page' }, { apiKey: 't' }],
    ['a long userId', { ...track, userId: long, event: '' }, { apiKey: 't' }],
    ['a long groupId', { type: 'group', groupId: long }, {}],
    ['a long company', { ...identify, userId: 'u-1', traits: { company: { id: long } } }, {}],
    ['traits that are none', { ...identify, traits: 'x' }, { apiKey: 't' }],
    ['a hostile value', { ...identify, properties: { a: '\ud800' } }, { apiKey: 't' }],
    ['nothing at all', { ...identify, userId: 'u-1' }, { apiKey: 't' }],
    ['a token that is no text', { ...identify, userId: 'u-1' }, { apiKey: true }],
  ])('does not apply where the reason may be about %s', ([, event, settings]) => {
    expect(told('G9.field', event, 'invalid', settings)).toBeUndefined()
  })

  it('reads as much of a reason as anyone would', () => {
    expect([isNamed(identify, `${'x '.repeat(9_000)}email`), isNamed(identify, `${'x '.repeat(10_000)}email`)]).toEqual(
      [0, 1],
    )
  })
})
