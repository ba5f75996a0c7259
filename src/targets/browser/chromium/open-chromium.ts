import { join } from 'node:path'
import type { BrowserContext, Browser as ConnectedBrowser, Route } from 'playwright-core'
import { InputError } from '../../../input/index.ts'
import { type Browser, type Page, passageOf, type Site } from '../browser.ts'
import { startChromium } from './start-chromium.ts'

/**
 * Pages in Chromium, each in a context of its own: cookies, storage and cache end with it. `interrupted` says that this process ends
 * before it can wait for anything.
 */
export async function openChromium(site: Site, interrupted?: AbortSignal): Promise<Browser> {
  const { chromium } = await importPlaywright()
  const { address, folder, kill } = await startChromium(interrupted)
  try {
    const connected = await chromium.connectOverCDP(address, { artifactsDir: join(folder, 'artifacts') })
    return {
      label: `Chromium ${connected.version()}`,
      openPage: () => openPage(connected, site),
      async close() {
        kill()
        await connected.close().catch(() => {})
      },
    }
  } catch (error) {
    kill()
    throw new InputError(`Chromium cannot be steered: ${(error as Error).message.split('\n')[0]}. Try --browser jsdom.`)
  }
}

async function importPlaywright(): Promise<typeof import('playwright-core')> {
  try {
    return await import('playwright-core')
  } catch {
    throw new InputError(
      '--browser chromium needs the package playwright-core, which is not installed: npm i -D playwright-core@1',
    )
  }
}

async function openPage(browser: ConnectedBrowser, site: Site): Promise<Page> {
  const context = await browser.newContext()
  try {
    const blocked: string[] = []
    await context.route('**/*', (route) => pass(route, site, blocked))
    for (const { text } of site.scripts) await context.addInitScript({ content: text })
    const page = await context.newPage()
    await page.goto(site.url)
    return {
      async run(expression) {
        const value: unknown = await page.evaluate(expression)
        return typeof value === 'string' ? value : null
      },
      blocked: () => blocked,
      close: () => closed(context),
    }
  } catch (error) {
    await closed(context)
    throw error
  }
}

const closed = (context: BrowserContext): Promise<void> => context.close().catch(() => {})

async function pass(route: Route, site: Site, blocked: string[]): Promise<void> {
  const address = route.request().url()
  switch (passageOf(address, site)) {
    case 'through':
      return route.continue()
    case 'page':
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: site.html })
    case 'widget':
      return route.fulfill({ contentType: 'application/javascript; charset=utf-8', body: site.widget })
    default:
      blocked.push(address)
      return route.abort()
  }
}
