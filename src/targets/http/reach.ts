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

/** What a program needs to be started again by whoever looks after it. */
const restartMs = 1000

/**
 * Waits until somebody answers at the address, whatever it is: `/health` need not exist. An `InputError` where nobody does.
 */
export async function reach(connection: Connection, { name, prefix }: Address, options: ReachOptions): Promise<void> {
  const { waitMs = 0, onWait } = options
  const untilMs = performance.now() + waitMs
  const timeoutMs = Math.min(options.timeoutMs, smallTimeoutMs)
  let isTold = false
  for (;;) {
    const silence = await silenceAt(connection, `${prefix}/health`, timeoutMs)
    if (silence === undefined) return
    if (performance.now() >= untilMs) {
      if (silence === 'not ready') return
      throw unreachable(name, silence, waitMs)
    }
    if (!isTold) onWait?.(`waiting for ${name}: ${silence}`)
    isTold = true
    await setTimeout(Math.min(pauseMs, Math.max(1, untilMs - performance.now())))
  }
}

/** Waits a moment, or as long as was said, for a target that went away in the middle of a run; it may be started anew. */
export async function comeBack(connection: Connection, address: Address, options: ReachOptions): Promise<void> {
  const { timeoutMs, waitMs = 0 } = options
  await reach(connection, address, { timeoutMs, waitMs: Math.max(waitMs, restartMs) }).catch(() => {})
}

/** Why nobody answers yet: nothing where somebody does, however oddly. */
async function silenceAt(connection: Connection, path: string, timeoutMs: number): Promise<string | undefined> {
  try {
    const { status } = await connection.ask({ method: 'GET', path, timeoutMs })
    return isMomentary(status) ? 'not ready' : undefined
  } catch (error) {
    return error instanceof NoReply ? (error.because ?? 'not ready') : undefined
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
