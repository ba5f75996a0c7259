import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SocketDoor, startSocket } from '../../../../mocks/intercom/doors/socket.ts'
import { start } from '../caller.ts'
import { type IntercomClient, intercomClient } from './intercom-client.ts'
import { readmeState } from './readme-state.ts'

const readme = readFileSync(createRequire(import.meta.url).resolve('intercom-client/README.md'), 'utf8')
const limits = readFileSync(join(import.meta.dirname, '../../../../mocks/intercom/LIMITS.md'), 'utf8')

/** The blocks of the client's README that call the API, under the heading that they stand under. */
const blocks = readme.split(/^## /m).flatMap((section) => {
  const heading = section.slice(0, section.indexOf('\n'))
  return [...section.matchAll(/```node\n(.*?)```/gs)]
    .map(([, code = '']) => [heading, code.trim()] as const)
    .filter(([, code]) =>
      /client\.(users|leads|customers|visitors|companies|events|counts|admins|tags|segments|messages|conversations|notes)\./.test(
        code,
      ),
    )
})
/** Shown in the README as an example of how to call, and again under its resource. */
const examples = new Set(['Callbacks', 'Promises'])

let door: SocketDoor
beforeAll(async () => {
  door = await startSocket({ clock: () => start })
})
afterAll(() => door.close())

/** Runs a block of the README as it stands there, and gives the requests that came of it. */
async function play(heading: string, code: string) {
  const token = 'readme'
  door.intercom.drop(token)
  door.intercom.replaceState(token, readmeState(heading))
  const calls: Promise<unknown>[] = []
  const client = watched(intercomClient(door.url, token), calls)
  const names = {
    client,
    callback: () => {},
    Bluebird: Promise,
    setTimeout: (work: () => void) => work(),
    console: { log() {} },
  }
  new Function(...Object.keys(names), code)(...Object.values(names))
  await Promise.allSettled(calls)
  return door.intercom.journal(token)
}

/** The client, of whose resources each call is noted. */
function watched(client: IntercomClient, calls: Promise<unknown>[]): IntercomClient {
  const watch = <Thing extends object>(thing: Thing): Thing =>
    new Proxy(thing, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key)
        if (typeof value === 'object' && value !== null) return watch(value)
        if (typeof value !== 'function') return value
        return (...args: unknown[]) => {
          const result: unknown = value.apply(target, args)
          if (result instanceof Object && 'then' in result) calls.push(result as Promise<unknown>)
          return result
        }
      },
    })
  return watch(client)
}

/** The words of LIMITS.md that explain why a call of the README fails; undefined where it must not. */
function excuse(code: string, method: string, path: string, status: number): string | undefined {
  if (status === 501) return `\`/${path.split(/[/?]/)[1]}\``
  // From API 1.1 on an email gives a list, of which the client takes the id.
  const byEmail = 'requestPermanentDeletionByParams({ email'
  return path === '/user_delete_requests' && method === 'POST' && code.includes(byEmail) ? byEmail : undefined
}

describe("the README of Intercom's own client", () => {
  it('has calls', () => {
    expect(blocks.length).toBeGreaterThan(50)
  })

  it.each(blocks)('%s: %s', async (heading, code) => {
    const entries = await play(examples.has(heading) ? 'Users' : heading, code)
    expect(entries.length).toBeGreaterThan(0)
    for (const { method, path, status } of entries.filter((entry) => entry.status >= 300)) {
      const words = excuse(code, method, path, status)
      const isExcused = words !== undefined && limits.includes(words)
      expect({ request: `${method} ${path}`, status, isExcused }).toMatchObject({ isExcused: true })
    }
  })
})
