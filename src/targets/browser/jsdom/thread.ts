import { Script } from 'node:vm'
import { parentPort, workerData } from 'node:worker_threads'
import { type DOMWindow, JSDOM, requestInterceptor, VirtualConsole } from 'jsdom'
import { passageOf } from '../browser.ts'
import type { Answered, Asked, ThreadData } from './thread-words.ts'

/** A thread with one page at a time, so that a page that hangs can be ended from outside. */
const { site } = workerData as ThreadData
// Compiled once, run in every page.
const scripts = site.scripts.map(({ name, text }) => new Script(text, { filename: name }))
const blocked: string[] = []
let window: DOMWindow | undefined

const guard = requestInterceptor(({ url }) => {
  const passage = passageOf(url, site)
  if (passage === 'through') return undefined
  if (passage === 'widget') return new Response(site.widget, { headers: { 'Content-Type': 'application/javascript' } })
  blocked.push(url)
  throw new Error(`${url} is blocked: pages reach nothing but this machine`)
})

/** What jsdom lacks and pages have, behind the same guard. */
async function guardedFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const address = new URL(typeof input === 'object' && 'url' in input ? input.url : input, site.url).href
  if (passageOf(address, site) === 'through') return fetch(address, init)
  blocked.push(address)
  throw new TypeError('Failed to fetch')
}

function openPage(): void {
  window?.close()
  const dom = new JSDOM(site.html, {
    url: site.url,
    runScripts: 'dangerously',
    pretendToBeVisual: true,
    resources: { interceptors: [guard] },
    // What a page complains of is heard in the page.
    virtualConsole: new VirtualConsole(),
  })
  window = dom.window
  window['fetch'] = guardedFetch
  const context = dom.getInternalVMContext()
  for (const script of scripts) script.runInContext(context)
}

async function answer({ expression }: Asked): Promise<string | null> {
  if (expression === undefined) {
    openPage()
    return null
  }
  const value: unknown = await window?.eval(expression)
  return typeof value === 'string' ? value : null
}

const inWords = (thrown: unknown): string =>
  typeof thrown === 'object' && thrown !== null && 'message' in thrown ? String(thrown.message) : String(thrown)

// A promise of a page that nobody catches would end the thread; browsers tell the page of it, and jsdom leaves that out.
process.on('unhandledRejection', (reason) => {
  if (window) window.dispatchEvent(Object.assign(new window.Event('unhandledrejection'), { reason }))
})

parentPort?.on('message', async (asked: Asked) => {
  const { seq } = asked
  const told = (rest: Pick<Answered, 'value' | 'error'>): Answered => ({ seq, ...rest, blocked: blocked.splice(0) })
  try {
    parentPort?.postMessage(told({ value: await answer(asked) }))
  } catch (thrown) {
    parentPort?.postMessage(told({ value: null, error: inWords(thrown) }))
  }
})
