import { readFileSync } from 'node:fs'
import type { Browser, Page, Site } from '../browser.ts'
import { packageFile } from '../package-file.ts'
import { type PageThread, startThread } from './start-thread.ts'

/** After so many pages a thread is ended: jsdom does not forget all of a page that is closed. */
const pagesOfThread = 60

/** Pages in jsdom: no launch, and a few hundredths of a second each. Threads are kept for the next page. */
export function openJsdom(site: Site): Browser {
  const { version } = JSON.parse(readFileSync(packageFile('jsdom', 'package.json', '29'), 'utf8')) as {
    version: string
  }
  const idle: PageThread[] = []
  const all = new Set<PageThread>()
  const start = () => {
    const thread = startThread(site)
    all.add(thread)
    return thread
  }
  const kill = async (thread: PageThread) => {
    all.delete(thread)
    await thread.kill().catch(() => {})
  }
  return {
    label: `jsdom ${version}`,
    async openPage() {
      const thread = idle.pop() ?? start()
      try {
        await thread.renew()
      } catch (error) {
        await kill(thread)
        throw error
      }
      return pageIn(thread, idle, kill)
    },
    async close() {
      await Promise.all([...all].map(kill))
    },
  }
}

function pageIn(thread: PageThread, idle: PageThread[], kill: (thread: PageThread) => Promise<void>): Page {
  let underWay = 0
  let isClosed = false
  return {
    async run(expression) {
      underWay += 1
      try {
        return await thread.run(expression)
      } finally {
        underWay -= 1
      }
    },
    blocked: () => thread.blocked,
    async close() {
      if (isClosed) return
      isClosed = true
      // A page that has not answered may never do so.
      if (underWay > 0 || thread.pages >= pagesOfThread) await kill(thread)
      else idle.push(thread)
    },
  }
}
