import TinyQueue from 'tinyqueue'
import Queue from 'yocto-queue'
import type { IntercomRequest, Random } from '../../contracts/wire/index.ts'
import type { Answer, Meaning } from './answer.ts'
import type { Attempt, Delivery, Progress } from './delivery.ts'
import type { Ending } from './ending.ts'
import { Lanes } from './lanes.ts'
import type { Parcel } from './parcel.ts'
import { type Policy, usualPolicy } from './policy.ts'
import { Workspace } from './workspace.ts'

export interface DeliveryOptions {
  /** Chance, for the jitter of waits. */
  random: Random
  /** What differs from the usual policy. */
  policy?: Partial<Policy>
}

/** An event that has not ended. */
interface Member {
  parcel: Parcel
  keys: readonly string[]
  workspace: Workspace<Member>
  taken: number
  failures: number
  notBeforeMs: number
}

/** Something that happens by itself when its time comes; of the same time, in the order of `turn`. */
interface Alarm {
  atMs: number
  turn: number
  of: Member | Workspace<Member>
}

export function createDelivery({ random, policy: own }: DeliveryOptions): Delivery {
  const policy = { ...usualPolicy, ...own }
  const workspaces = new Map<string, Workspace<Member>>()
  const lanes = new Lanes<Member>()
  const alarms = new TinyQueue<Alarm>([], (one, other) => one.atMs - other.atMs || one.turn - other.turn)
  const listed = new Queue<Workspace<Member>>()
  const members = new Set<string>()
  const underWay = new Map<Attempt, Member>()
  const counts = { accepted: 0, delivered: 0, dropped: 0, aborted: 0 }
  let turn = 0

  function workspaceOf(name: string): Workspace<Member> {
    const known = workspaces.get(name)
    if (known !== undefined) return known
    const opened = new Workspace<Member>(name)
    workspaces.set(name, opened)
    return opened
  }

  function list(workspace: Workspace<Member>): void {
    if (workspace.isListed || workspace.ready.size === 0) return
    workspace.isListed = true
    listed.enqueue(workspace)
  }

  function setAlarm(atMs: number, of: Alarm['of']): void {
    alarms.push({ atMs, turn, of })
    turn += 1
  }

  /** It is a member's turn: it goes as soon as its time has come. */
  function admit(member: Member): void {
    if (member.notBeforeMs > Number.NEGATIVE_INFINITY) setAlarm(member.notBeforeMs, member)
    else makeReady(member)
  }

  function makeReady(member: Member): void {
    member.workspace.ready.enqueue(member)
    list(member.workspace)
  }

  function ring(nowMs: number): void {
    for (let alarm = alarms.peek(); alarm !== undefined && alarm.atMs <= nowMs; alarm = alarms.peek()) {
      alarms.pop()
      const { of } = alarm
      if (of instanceof Workspace) {
        of.alarmMs = Number.POSITIVE_INFINITY
        list(of)
      } else makeReady(of)
    }
  }

  /** A closed workspace is looked at again when it opens. */
  function waitForRoom(workspace: Workspace<Member>): void {
    const { opensMs } = workspace.room
    if (opensMs === undefined || opensMs >= workspace.alarmMs) return
    workspace.alarmMs = opensMs
    setAlarm(opensMs, workspace)
  }

  function end(member: Member, ending: Ending): Progress {
    const { keys, workspace } = member
    counts[ending.kind] += 1
    members.delete(ending.id)
    for (const freed of lanes.leave(keys)) admit(freed)
    workspace.members -= 1
    if (workspace.members === 0 && workspace.room.isUnlimited) workspaces.delete(workspace.name)
    return { kind: 'ended', ending }
  }

  function taken(member: Member): Progress {
    const { id, requests } = member.parcel
    member.taken += 1
    if (member.taken === requests.length) return end(member, { kind: 'delivered', id })
    Object.assign(member, { failures: 0, notBeforeMs: Number.NEGATIVE_INFINITY })
    admit(member)
    return { kind: 'taken' }
  }

  function abort(member: Member, reason: string, last: Answer): Progress {
    const { parcel, taken: index, failures } = member
    const letter = { parcel, index, tries: failures, last }
    return end(member, { kind: 'aborted', id: parcel.id, reason, letter })
  }

  function failed(member: Member, meaning: Exclude<Meaning, { kind: 'taken' }>, last: Answer, nowMs: number): Progress {
    member.failures += 1
    if (meaning.kind === 'refused') return abort(member, meaning.says, last)
    const { says, resetMs } = meaning
    if (member.failures > policy.retriesMax) {
      return abort(member, `${says}, and so it did at each of ${member.failures} tries`, last)
    }
    const atMs = Math.max(nowMs + policy.waitMs(member.failures, random), resetMs ?? 0)
    member.notBeforeMs = atMs
    admit(member)
    return { kind: 'again', atMs, says, ...(resetMs === undefined ? {} : { holdUntilMs: resetMs }) }
  }

  return {
    accept(parcel, standing) {
      if (members.has(parcel.id)) return undefined
      counts.accepted += 1
      if (parcel.requests.length === 0) {
        counts.dropped += 1
        return { kind: 'dropped', id: parcel.id, reason: 'there is nothing to send' }
      }
      const { taken = 0, failures = 0, notBeforeMs = Number.NEGATIVE_INFINITY } = standing ?? {}
      const workspace = workspaceOf(parcel.workspace)
      const keys = [...new Set(policy.keysOf(parcel))]
      const member = { parcel, keys, workspace, taken, failures, notBeforeMs }
      members.add(parcel.id)
      workspace.members += 1
      if (lanes.join(member, keys)) admit(member)
      return undefined
    },
    drop(id, reason) {
      counts.accepted += 1
      counts.dropped += 1
      return { kind: 'dropped', id, reason }
    },
    hold: (name, untilMs) => workspaceOf(name).room.hold(untilMs),
    next(nowMs) {
      ring(nowMs)
      for (let workspace = listed.dequeue(); workspace !== undefined; workspace = listed.dequeue()) {
        workspace.isListed = false
        if (!workspace.room.isOpen(nowMs)) {
          waitForRoom(workspace)
          continue
        }
        const member = workspace.ready.dequeue()
        if (member === undefined) continue
        workspace.room.take()
        workspace.underWay += 1
        list(workspace)
        const { parcel, taken: index, failures } = member
        const attempt = { parcel, index, request: parcel.requests[index] as IntercomRequest, number: failures + 1 }
        underWay.set(attempt, member)
        return attempt
      }
      return undefined
    },
    wakesMs: () => (listed.size > 0 ? Number.NEGATIVE_INFINITY : alarms.peek()?.atMs),
    answered(attempt, answer, nowMs) {
      const member = underWay.get(attempt)
      if (member === undefined) throw new Error('The attempt is not under way: it was answered before.')
      underWay.delete(attempt)
      const { workspace } = member
      workspace.underWay -= 1
      const meaning = policy.meaningOf(answer, nowMs)
      if (meaning.kind === 'later' && meaning.resetMs !== undefined) workspace.room.hold(meaning.resetMs)
      else workspace.room.learn(toldBy(answer), workspace.underWay, nowMs)
      list(workspace)
      return meaning.kind === 'taken' ? taken(member) : failed(member, meaning, answer, nowMs)
    },
    accounting: () => ({
      ...counts,
      underWay: members.size,
    }),
  }
}

/** An answer by which the room that is left can be told; a 429 without a time tells nothing. */
const toldBy = (answer: Answer) => ('reply' in answer && answer.reply.status !== 429 ? answer.reply : undefined)
