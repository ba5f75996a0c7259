import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { chromiumPath } from '../../src/targets/browser/chromium/start-chromium.ts'

export const isThere = chromiumPath() !== undefined

/** A page that is open, and what it did that a page must not. */
export interface OpenPage {
  page: Page
  /** Errors of scripts, words on the console, requests for anything but the page itself. */
  wrongs: string[]
}

export interface Look {
  width: 400 | 1400
  scheme: 'light' | 'dark'
  scripts?: boolean
}

/** A browser with pages from files, as a reader opens them. */
export class Reader {
  readonly #browser: Browser
  readonly #folder = mkdtempSync(join(tmpdir(), 'intercom-conformance-page-'))

  private constructor(browser: Browser) {
    this.#browser = browser
  }

  static async start(): Promise<Reader> {
    const executablePath = chromiumPath() ?? ''
    return new Reader(await chromium.launch({ executablePath, args: ['--no-sandbox'] }))
  }

  async open(text: string, { width, scheme, scripts = true }: Look, hash = ''): Promise<OpenPage> {
    const file = join(this.#folder, 'report.html')
    writeFileSync(file, text)
    const url = pathToFileURL(file).href
    const context = await this.#browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: scheme,
      javaScriptEnabled: scripts,
    })
    const page = await context.newPage()
    const wrongs: string[] = []
    page.on('pageerror', ({ message }) => wrongs.push(message))
    page.on('console', (said) => wrongs.push(said.text()))
    page.on('request', (request) => {
      if (request.url().split('#')[0] !== url) wrongs.push(request.url())
    })
    await page.goto(url + hash)
    return { page, wrongs }
  }

  async stop(): Promise<void> {
    await this.#browser.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
