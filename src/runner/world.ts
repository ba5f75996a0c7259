import { type DeliveredRequest, type IntercomReply, type IntercomRequest, isCloud } from '../../contracts/wire/index.ts'
import { createIntercom, type Intercom, type JournalEntry, type Passage, tokenOf } from '../../mocks/intercom/index.ts'
import { deliver } from '../delivery/index.ts'
import { virtualStart } from './case.ts'
import { type DeliveryHabits, deliverUnderWeather } from './deliver-under-weather.ts'
import { enterByDevice } from './device-workplace.ts'
import { type LivePlace, LivePlaces } from './live/live-places.ts'
import type { Visitor, Workplace } from './workplace.ts'

/** Intercom in virtual time, as one run sees it: a workspace for each case that is under way. */
export interface World {
  /**
   * For doors through which targets send by themselves. A request is answered at the time of the case whose token it carries; one
   * with a token of no case under way is answered too, and leaves nothing behind.
   */
  intercom: Intercom
  /** How many requests came with a token of no case under way. */
  strays(): number
  /** Opens the workspace of a case. */
  enter(visitor: Visitor): Workplace
  /** Opens the workspace of a case in cloud mode whose target sends by itself, in real time. */
  enterLive(token: string, time: { nowMs(): number }): LivePlace
}

/** What a world may be given. */
export interface WorldOptions {
  /** How stories with weather are delivered; as the platform does unless said. */
  delivery?: DeliveryHabits
}

export function createWorld({ delivery = {} }: WorldOptions = {}): World {
  let nowMs = virtualStart
  let strays = 0
  const timesMs = new Map<string, number>()
  const underWeather = new Set<string>()
  const intercom = createIntercom({ clock: () => nowMs })
  const setTime = (atMs: number) => {
    nowMs = atMs
  }
  const live = new LivePlaces({ intercom, setTime, asMeant })
  const enterByToken = (token: string, { isHeard, hasWeather = false }: Visitor): Workplace => {
    let seen = 0
    intercom.drop(token)
    timesMs.set(token, nowMs)
    const unseen = () => {
      if (!isHeard) return []
      const entries = intercom.journal(token).filter(({ seq }) => seq > seen)
      seen = entries.at(-1)?.seq ?? seen
      return entries
    }
    const later = hasWeather
      ? deliverUnderWeather((request, atMs) => {
          nowMs = atMs
          return intercom.send(request)
        }, delivery)
      : undefined
    if (later) underWeather.add(token)
    return {
      setTime(atMs) {
        later?.advance(atMs)
        timesMs.set(token, atMs)
        if (later) unseen()
      },
      setWeather(weather) {
        nowMs = timesMs.get(token) ?? nowMs
        intercom.setWeather(token, weather)
      },
      sentByTarget: () => unseen().map(requestOf),
      deliver(requests) {
        nowMs = timesMs.get(token) ?? nowMs
        if (later) return later.accept(requests, nowMs)
        const delivered = deliver(requests, (request) => intercom.answer(request))
        unseen()
        return delivered
      },
      call: (calls) => calls.map((call) => ({ call, effect: 'ignored', says: 'there is no SDK in cloud mode' })),
      settle: () => later?.settle(),
      state: () => intercom.state(token),
      leave() {
        timesMs.delete(token)
        underWeather.delete(token)
        intercom.drop(token)
      },
    }
  }
  return {
    intercom: {
      ...intercom,
      send(request, wire) {
        const token = tokenOf(request.headers)
        const inRealTime = token === undefined ? undefined : live.send(token, request, wire)
        if (inRealTime !== undefined) return inRealTime
        const caseMs = token === undefined ? undefined : timesMs.get(token)
        if (caseMs !== undefined) nowMs = caseMs
        // What a target sends by itself lives in real time, in which the weather of a story would never change.
        const isFair = token !== undefined && underWeather.has(token)
        const passage = isFair ? inFairWeather(intercom.answer(request, wire)) : intercom.send(request, wire)
        if (caseMs !== undefined) return passage
        strays += 1
        if (token !== undefined) intercom.drop(token)
        return passage
      },
    },
    strays: () => strays,
    enter: (visitor) => {
      const { connection, settings } = visitor
      if (!isCloud(connection)) return enterByDevice(visitor)
      return enterByToken(typeof settings.apiKey === 'string' ? settings.apiKey : '', visitor)
    },
    enterLive: (token, { nowMs: realMs }) => live.enter(token, realMs),
  }
}

const inFairWeather = (reply: IntercomReply): Passage => ({ delayMs: 0, end: 'answered', reply })

/**
 * A request that arrived, as its sender meant it: one that was sent to Intercom itself, and redirected, still names that host; it was
 * meant to be encrypted.
 */
function asMeant({ method, url, headers, body }: IntercomRequest): IntercomRequest {
  const host = headers['host'] ?? 'localhost'
  const scheme = /(?:^|\.)intercom\.io$/i.test(host) ? 'https' : 'http'
  const path = url.replace(/^[a-z]+:\/\/[^/?#]*/i, '')
  return { method, url: `${scheme}://${host}${path}`, headers, ...(body === undefined ? {} : { body }) }
}

/** What arrived, and how it was answered. */
function requestOf({ method, path, headers, body, status, response }: JournalEntry): DeliveredRequest {
  return {
    by: 'target',
    request: asMeant({ method, url: path, headers, ...(body === null ? {} : { body }) }),
    reply: { status, headers: {}, ...(response === null ? {} : { body: response }) },
  }
}
