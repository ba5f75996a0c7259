import { acceptanceOf, callsOf, field, isRejected, typeOf } from '../../reading/index.ts'
import {
  type DroppedEvent,
  type Exchange,
  type Expectations,
  isCloud,
  type JsonObject,
  type JsonValue,
  type SdkCall,
} from '../../wire/index.ts'
import type { Finding } from '../define-rule.ts'
import { holds } from './end-objects.ts'

/** What was done on the way, as a difference from what is expected: `exchange` is the number of the one that it comes of, where there is one. */
export interface EffortDifference extends Finding {
  word: 'dropped' | 'requests' | 'calls'
  exchange?: number
  index?: number
}

/** Whose event it is: a person of the scenario. Who has one device goes by his name alone. */
const personOf = ({ step }: Exchange): string => /^(.*?)(?: on .*?)?: /.exec(step?.says ?? '')?.[1] ?? ''

const describe = (exchange: Exchange): JsonObject => ({
  ...(personOf(exchange) === '' ? {} : { of: personOf(exchange) }),
  type: typeOf(exchange.event) ?? null,
  ...(field(exchange.event, 'event') === undefined || typeOf(exchange.event) === 'identify'
    ? {}
    : { event: field(exchange.event, 'event') as JsonValue }),
  because: acceptanceOf(exchange).because,
})

function isMeant(exchange: Exchange, { of, type, event, because }: DroppedEvent, isAnyReason = false): boolean {
  return (
    (of === undefined || of === personOf(exchange)) &&
    (type === undefined || type === typeOf(exchange.event)) &&
    (event === undefined || event === (field(exchange.event, 'event') ?? field(exchange.event, 'name'))) &&
    (isAnyReason || because === undefined || because === acceptanceOf(exchange).because)
  )
}

/** On a device, whether nothing comes of an event by a reason or by no call is free. */
function compareDropped(expected: Expectations['dropped'], exchanges: readonly Exchange[]): EffortDifference[] {
  if (expected === undefined) return []
  const inCloud = [...exchanges.entries()].filter(([, { connection }]) => isCloud(connection))
  if (inCloud.length === 0 && exchanges.length > 0) return []
  const dropped = inCloud.filter(([, exchange]) => isRejected(exchange))
  if (typeof expected === 'number') {
    if (dropped.length === expected) return []
    const [last] = dropped.at(-1) ?? []
    return [
      {
        word: 'dropped',
        message: 'The target dropped another number of events.',
        expected,
        received: dropped.length,
        ...(last === undefined ? {} : { exchange: last }),
      },
    ]
  }
  const left = [...dropped]
  const found: EffortDifference[] = []
  for (const [index, written] of expected.entries()) {
    const place = left.findIndex(([, exchange]) => isMeant(exchange, written))
    if (place !== -1) {
      left.splice(place, 1)
      continue
    }
    const sent = inCloud.findLast(([, exchange]) => isMeant(exchange, written, true))
    found.push({
      word: 'dropped',
      index,
      message: 'The target does not drop an event that the journey has dropped.',
      expected: written as JsonObject,
      ...(sent === undefined ? {} : { exchange: sent[0] }),
    })
  }
  for (const [exchange, one] of left) {
    const message = 'The target drops an event that the journey does not.'
    found.push({ word: 'dropped', exchange, message, received: describe(one) })
  }
  return found
}

function compareRequests(expected: Expectations['requests'], made: number): EffortDifference[] {
  if (expected === undefined) return []
  const { min = 0, max = Number.POSITIVE_INFINITY } =
    typeof expected === 'number' ? { min: expected, max: expected } : expected
  if (made >= min && made <= max) return []
  const message = `The journey takes ${made < min ? 'fewer' : 'more'} requests than it has to.`
  return [{ word: 'requests', message, expected: expected as JsonValue, received: made }]
}

/** Of the methods that are named, all calls count, in order; an argument holds at least what is written. */
function compareCalls(expected: Expectations['calls'], exchanges: readonly Exchange[]): EffortDifference[] {
  if (expected === undefined) return []
  const named = new Set(expected.map(({ method }) => method))
  const made = exchanges.flatMap((exchange, index) =>
    callsOf(exchange).flatMap((call) => (named.has(call.method) ? [{ call, index }] : [])),
  )
  const length = Math.max(expected.length, made.length)
  const place = Array.from({ length }, (_, index) => index).find((index) => {
    const [written, call] = [expected[index], made[index]?.call]
    return written === undefined || call === undefined || !isCall(call, written)
  })
  if (place === undefined) return []
  const [wrong] = [made[place] ?? made.at(-1)]
  return [
    {
      word: 'calls',
      ...(place < expected.length ? { index: place } : {}),
      message: 'Other calls are made than the journey makes.',
      expected: expected as JsonValue,
      received: made.map(({ call }) => call),
      ...(wrong === undefined ? {} : { exchange: wrong.index }),
    },
  ]
}

function isCall(call: SdkCall, { method, args }: NonNullable<Expectations['calls']>[number]): boolean {
  if (call.method !== method) return false
  return args === undefined || args.every((arg, index) => holds(call.args[index], arg))
}

/** Holds what was done on the way against what is expected. */
export function compareEffort(
  { dropped, requests, calls }: Expectations,
  exchanges: readonly Exchange[],
  requestsMade: number,
): EffortDifference[] {
  return [
    ...compareDropped(dropped, exchanges),
    ...compareRequests(requests, requestsMade),
    ...compareCalls(calls, exchanges),
  ]
}
