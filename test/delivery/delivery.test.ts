import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Try, usualPolicy } from '../../src/delivery/index.ts'
import { runs } from '../depth.ts'
import { type Course, type Plan, plans, play } from './course.ts'

/** Checks a property of the courses of many plans. */
function always(check: (course: Course, plan: Plan) => void, fit: Partial<Plan> = {}) {
  fc.assert(
    fc.property(plans, (any) => {
      const plan = { ...any, ...fit }
      check(play(plan), plan)
    }),
    { numRuns: runs(400) },
  )
}

const neverKilled = { kills: [] }
const numberOf = (id: string) => Number(id.slice(1))
const bySending = (tries: readonly Try[]) => tries.toSorted((one, other) => one.sentMs - other.sentMs)
const allTries = ({ lives }: Course) => lives.flat()

/** The values of each key, in order. */
function byKey<Item>(items: readonly Item[], keysOf: (item: Item) => readonly string[]): Map<string, Item[]> {
  const lists = new Map<string, Item[]>()
  for (const item of items) {
    for (const key of keysOf(item)) lists.set(key, [...(lists.get(key) ?? []), item])
  }
  return lists
}

const isAscending = (values: readonly number[]) =>
  values.every((value, place) => place === 0 || value >= (values[place - 1] as number))

describe('a delivery', () => {
  it('ends each event once, and counts them all', () => {
    always(({ parcels, endings, accounting, counted }) => {
      expect(endings.map(({ id }) => id).sort()).toEqual(parcels.map(({ id }) => id).sort())
      const { accepted, delivered, dropped, aborted, underWay } = accounting
      expect([accepted, underWay]).toEqual([parcels.length, 0])
      expect(delivered + dropped + aborted).toBe(accepted)
      expect(counted).toEqual(accounting)
    }, neverKilled)
  })

  it('loses none over any number of kills', () => {
    always(({ parcels, accounting: { accepted, delivered, dropped, aborted, underWay } }) => {
      expect([accepted, underWay]).toEqual([parcels.length, 0])
      expect(delivered + dropped + aborted).toBe(accepted)
    })
  })

  it('tries and delivers the events of one person in their order', () => {
    always(({ lives }) => {
      for (const tries of lives) {
        for (const own of byKey(bySending(tries), ({ attempt }) => attempt.parcel.keys).values()) {
          expect(isAscending(own.map(({ attempt }) => numberOf(attempt.parcel.id)))).toBe(true)
        }
      }
    })
  })

  it('leaves effects in their order, each the first and each the last time, over any number of kills', () => {
    always(({ parcels, arrivals }) => {
      const effects = arrivals.filter(({ hasEffect }) => hasEffect)
      const keysOf = ({ parcel }: (typeof effects)[number]) => parcels[numberOf(parcel)]?.keys ?? []
      for (const own of byKey(effects, keysOf).values()) {
        const places = own.map(({ parcel, index }) => numberOf(parcel) * 10 + index)
        const firsts = places.filter((value, place) => places.indexOf(value) === place)
        const lasts = places.filter((value, place) => places.lastIndexOf(value) === place)
        expect([isAscending(firsts), isAscending(lasts)]).toEqual([true, true])
      }
    })
  })

  it('sends the requests of an event one after the other, none again that was taken, and none after a refusal', () => {
    always((course) => {
      for (const own of byKey(allTries(course), ({ attempt }) => [attempt.parcel.id]).values()) {
        for (const [place, { attempt, sentMs, progress }] of own.entries()) {
          const before = own[place - 1]
          if (before !== undefined) expect(sentMs).toBeGreaterThanOrEqual(before.answeredMs)
          const expected = before === undefined ? 0 : before.attempt.index + (before.progress.kind === 'taken' ? 1 : 0)
          expect(attempt.index).toBe(expected)
          expect(progress.kind === 'ended').toBe(place === own.length - 1)
        }
      }
    }, neverKilled)
  })

  it('gives every request of a delivered event an effect', () => {
    always(({ parcels, endings, arrivals }) => {
      const effects = new Set(
        arrivals.filter(({ hasEffect }) => hasEffect).map(({ parcel, index }) => `${parcel}/${index}`),
      )
      for (const { id, kind } of endings) {
        if (kind !== 'delivered') continue
        for (const index of (parcels[numberOf(id)]?.requests ?? []).keys()) expect(effects).toContain(`${id}/${index}`)
      }
    })
  })

  it('tries again what may succeed later, after a wait that grows, a bounded number of times', () => {
    always((course) => {
      for (const { attempt, answer, answeredMs, progress } of allTries(course)) {
        expect(attempt.number).toBeLessThanOrEqual(usualPolicy.retriesMax + 1)
        if (progress.kind !== 'again') continue
        expect(progress.atMs - answeredMs).toBeGreaterThanOrEqual(Math.min(150_000, 500 * 2 ** (attempt.number - 1)))
        expect('reply' in answer ? answer.reply.status : 503).toSatisfy(
          (status: number) => status === 408 || status === 429 || status >= 500,
        )
      }
      const tries = allTries(course)
      for (const { attempt, progress } of tries) {
        if (progress.kind !== 'again') continue
        const next = tries.find(
          (other) =>
            other.attempt.parcel === attempt.parcel &&
            other.attempt.index === attempt.index &&
            other.attempt.number === attempt.number + 1,
        )
        expect(next?.sentMs).toBeGreaterThanOrEqual(progress.atMs)
      }
    }, neverKilled)
  })

  it('sends a workspace nothing between a 429 and the reset that it names', () => {
    always((course) => {
      const tries = allTries(course)
      for (const { attempt, answeredMs, progress } of tries) {
        if (progress.kind !== 'again' || progress.holdUntilMs === undefined) continue
        const { holdUntilMs } = progress
        const early = tries.filter(
          (other) =>
            other.attempt.parcel.workspace === attempt.parcel.workspace &&
            other.sentMs > answeredMs &&
            other.sentMs < holdUntilMs,
        )
        expect(early.map(({ sentMs }) => sentMs)).toEqual([])
      }
    }, neverKilled)
  })

  it('asks no window for more than it has, once it knows that there is a limit', () => {
    always(
      (course) => {
        const learned = new Map<string, number>()
        for (const { attempt, progress } of allTries(course)) {
          const { workspace } = attempt.parcel
          if (progress.kind === 'again' && progress.holdUntilMs && !learned.has(workspace)) {
            learned.set(workspace, progress.holdUntilMs)
          }
        }
        const tooMany = course.arrivals.filter(({ parcel, atMs, isRefusedByLimit }) => {
          const { workspace = '' } = course.parcels[numberOf(parcel)] ?? {}
          return isRefusedByLimit && atMs >= (learned.get(workspace) ?? Number.POSITIVE_INFINITY)
        })
        expect(tooMany).toEqual([])
      },
      { ...neverKilled, fortunes: [200, 200, 200, 400, 503], latenciesMs: [0, 5, 300, 2500] },
    )
  })

  it('lets one person wait for nobody else', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const events = plan.events.map((event, number) => ({ ...event, keys: [`user_id:${number}`], gapMs: 0 }))
        const course = play({
          ...plan,
          events,
          kills: [],
          connectionsMax: Number.POSITIVE_INFINITY,
          perWindow: undefined,
          fortunes: [200, 503, 'broken before', 500],
        })
        for (const { attempt, sentMs } of course.lives[0] ?? []) {
          if (attempt.number === 1 && attempt.index === 0) expect(sentMs).toBe(0)
        }
      }),
    )
  })
})
