import { setTimeout } from 'node:timers/promises'
import { isJsonObject } from '../../../contracts/wire/index.ts'
import { InputError } from '../../input/index.ts'
import type { Address } from './address.ts'
import type { Connection } from './connection.ts'
import { NoReply } from './misfortune.ts'
import { isMomentary } from './refused-reply.ts'

export interface ReachOptions {
  timeoutMs: number
  /** How long to wait for a target that is not up yet; not at all unless given. */
  waitMs?: number
  /** Told once, where there is something to wait for. */
  onWait?(says: string): void
}

/** Small questions beside the events are not waited for as long as those. */
const smallTimeoutMs = 2000
const pauseMs = 100

/** A process that is free answers a small question within this time. */
const atOnceMs = 250

/** What a program needs to be started again by whoever looks after it. */
const restartMs = 1000

/** Waits until somebody answers at the address, whatever it is: `/health` need not exist. An `InputError` where nobody does. */
export async function reach(connection: Connection, address: Address, options: ReachOptions): Promise<void> {
  const silence = await silenceAfter(connection, address, options)
  if (silence !== undefined && silence !== notReady) throw unreachable(address.name, silence, options.waitMs ?? 0)
}

/** Why nobody answers, when the time to wait is over; nothing as soon as somebody does. */
async function silenceAfter(connection: Connection, { name, prefix }: Address, options: ReachOptions) {
  const { waitMs = 0, onWait } = options
  const untilMs = performance.now() + waitMs
  const timeoutMs = Math.min(options.timeoutMs, smallTimeoutMs)
  for (let isTold = false; ; isTold = true) {
    const silence = await silenceAt(connection, `${prefix}/health`, timeoutMs)
    if (silence === undefined || performance.now() >= untilMs) return silence
    if (!isTold) onWait?.(`waiting for ${name}: ${silence}`)
    await setTimeout(Math.min(pauseMs, Math.max(1, untilMs - performance.now())))
  }
}

/** Waits for a target that fell silent or went away in the middle of a run, not longer than for an answer, a restart, or as was said. Answers
 * whether it is up. */
export async function comeBack(
  connection: Connection,
  address: Address,
  { timeoutMs, waitMs = 0 }: ReachOptions,
  after: NoReply['kind'],
): Promise<boolean> {
  const leastMs = after === 'silent' ? timeoutMs : restartMs
  return (await silenceAfter(connection, address, { timeoutMs, waitMs: Math.max(waitMs, leastMs) })) === undefined
}

/** Whether a target answers a small question at once, so that it is neither down nor blocked. */
export async function isUp(connection: Connection, { prefix }: Address, { timeoutMs }: ReachOptions): Promise<boolean> {
  return (await silenceAt(connection, `${prefix}/health`, Math.min(timeoutMs, atOnceMs))) === undefined
}

/** Somebody is there, and does not answer. */
const notReady = 'not ready'

/** Why nobody answers yet: nothing where somebody does, however oddly. */
async function silenceAt(connection: Connection, path: string, timeoutMs: number): Promise<string | undefined> {
  try {
    const { status } = await connection.ask({ method: 'GET', path, timeoutMs })
    return isMomentary(status) ? notReady : undefined
  } catch (error) {
    return error instanceof NoReply ? (error.because ?? notReady) : undefined
  }
}

function unreachable(name: string, because: string, waitMs: number): InputError {
  const next = waitMs > 0 ? 'Is it running, and is the port right?' : 'Is it running? --wait 30 waits for it.'
  const after = waitMs > 0 ? ` after ${Math.round(waitMs / 1000)} s` : ''
  return new InputError(`${name} is not reachable${after}: ${because}. ${next}`)
}

/** Where a target may tell its version; none of them is part of what is asked of it. */
const versionPaths = ['/version', '/buildVersion', '/features'] as const

/** The version that a target tells of itself, if it does. */
export async function versionOf(connection: Connection, { prefix }: Address, options: ReachOptions) {
  const timeoutMs = Math.min(options.timeoutMs, smallTimeoutMs)
  for (const path of versionPaths) {
    try {
      const { status, text } = await connection.ask({ method: 'GET', path: `${prefix}${path}`, timeoutMs })
      const version = status === 200 ? versionIn(text) : undefined
      if (version !== undefined) return version
    } catch {
      return undefined
    }
  }
  return undefined
}

/** A word with a digit in it, alone or as the field `version`; no page, no sentence. */
function versionIn(text: string): string | undefined {
  const told = text.length > 100_000 ? '' : (fieldIn(text) ?? text.trim())
  return /^(?=.*\d)[\w.+:/-]{1,80}$/.test(told) ? told : undefined
}

function fieldIn(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const version = isJsonObject(value) ? value['version'] : value
    return typeof version === 'string' ? version : ''
  } catch {
    return undefined
  }
}
