import { describe, expect, it } from 'vitest'
import { type Exchange, emptyWorkspaceState, type PlayedCase, type Suite } from '../../contracts/wire/index.ts'
import { courseOf } from '../../src/conformance/course-of.ts'

const exchange = (event: Exchange['event'], ...statuses: number[]): Exchange => ({
  connection: 'server-cloud',
  settings: {},
  event,
  outcome: { kind: 'requests', requests: [] },
  delivered: statuses.map((status) => ({
    by: 'delivery',
    request: { method: 'POST', url: 'https://api.intercom.io/users?a=1', headers: {} },
    reply: { status, headers: {} },
  })),
})

const played = (exchanges: Exchange[], suite: Suite = 'scenarios'): PlayedCase => ({
  id: 'scenarios/x@server-cloud',
  suite,
  connection: 'server-cloud',
  exchanges,
  state: { ...emptyWorkspaceState(), users: [{}, {}] },
})

describe('the course of a case', () => {
  it('tells who did what, what was sent and answered, and tells weather from a refusal', () => {
    const dropped: Exchange = {
      ...exchange({ type: 'group', groupId: 7, context: { traits: { email: 'ada@example.com' } } }),
      outcome: { kind: 'dropped', reason: 'no groups' },
    }
    const called: Exchange = {
      ...exchange({ type: 'page', name: 'Home', anonymousId: 'anon-1' }),
      calls: [{ call: { method: 'update', args: [] }, effect: 'ignored' }],
    }
    const course = courseOf(
      played([exchange({ type: 'track', event: 'Paid', userId: 'u-1' }, 429, 503, 404, 200), dropped, called]),
      1,
    )
    expect(course).toEqual({
      steps: [
        {
          type: 'track',
          name: 'Paid',
          who: 'u-1',
          sent: [
            { what: 'POST /users?a=1', answer: '429', went: 'weather' },
            { what: 'POST /users?a=1', answer: '503', went: 'weather' },
            { what: 'POST /users?a=1', answer: '404', went: 'refused' },
            { what: 'POST /users?a=1', answer: '200', went: 'well' },
          ],
        },
        { type: 'group', name: '7', who: 'ada@example.com', sent: [], dropped: 'no groups', shown: true },
        { type: 'page', name: 'Home', who: 'anon-1', sent: [{ what: 'update', answer: 'ignored', went: 'well' }] },
      ],
      end: { users: 2, companies: 0, events: 0, tags: 0, leads: 0 },
    })
  })

  it.for([
    [0, undefined, 80, 0],
    [50, 40, 40, 10],
    [99, 80, undefined, 19],
  ] as const)('is told around the event that the finding is about: %i of 100', ([shown, before, after, place]) => {
    const many = Array.from({ length: 100 }, (_, index) => exchange({ type: 'track', event: `E${index}` }))
    const course = courseOf(played(many), shown)
    expect(course?.steps).toHaveLength(20)
    expect({ before: course?.before, after: course?.after }).toEqual({ before, after })
    expect(course?.steps.findIndex((step) => step.shown)).toBe(place)
    expect(course?.steps[place]?.name).toBe(`E${shown}`)
  })

  it('is short, whatever the event holds', () => {
    const huge = { type: { a: 1 }, event: 'x'.repeat(100_000), userId: ['u'], name: null, traits: 'none' }
    const course = courseOf(played([exchange(huge)]), 0)
    expect(course?.steps).toEqual([{ type: 'no type', name: `${'x'.repeat(39)}…`, sent: [], shown: true }])
  })

  it('is none of a case of one event that is no journey', () => {
    expect(courseOf(played([exchange({ type: 'track' })], 'vectors'), 0)).toBeUndefined()
  })
})
