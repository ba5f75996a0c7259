import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '../../contracts/wire/index.ts'
import { matrixReporters, reporters } from '../../src/report/index.ts'
import { attacks, hostileTo } from './hostile.ts'
import { isThere, type Look, type OpenPage, Reader } from './open-page.ts'
import { runs } from './runs.ts'

const title = isThere
  ? 'a page in Chromium'
  : 'a page in Chromium (skipped: apt-get install chromium, or set CHROMIUM_PATH)'
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const looks: Look[] = [
  { width: 400, scheme: 'light' },
  { width: 1400, scheme: 'dark' },
]

describe.skipIf(!isThere)(title, () => {
  let reader: Reader
  const opened: OpenPage[] = []
  const pages: Record<string, string> = {}
  beforeAll(async () => {
    reader = await Reader.start()
    const [well, bad] = (await Promise.all([
      runs['all is well']?.(),
      runs['journeys, warnings and a target that breaks']?.(),
    ])) as [Report, Report]
    const hostile = attacks.map((_, shift) => hostileTo(bad, shift))
    Object.assign(pages, {
      'all is well': reporters.html(well),
      'something is broken': reporters.html(bad),
      'a hostile target': reporters.html(hostileTo(bad, 3)),
      'a comparison': matrixReporters.html([well, bad]),
      'a hostile comparison': matrixReporters.html(hostile.slice(0, 3)),
      ...Object.fromEntries(hostile.map((report, index) => [`attack ${index}`, reporters.html(report)])),
    })
  })
  afterAll(() => reader?.stop())

  async function open(name: string, look: Look, hash?: string) {
    const one = await reader.open(pages[name] as string, look, hash)
    opened.push(one)
    return one.page
  }
  const done = async ({ page, wrongs }: OpenPage) => {
    expect(wrongs).toEqual([])
    await page.context().close()
  }
  /** Everything that is folded, so that it is laid out. */
  const unfold = (page: OpenPage['page']) =>
    page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true
    })

  const named = ['all is well', 'something is broken', 'a hostile target', 'a comparison', 'a hostile comparison']
  it.for(named.flatMap((name) => looks.map((look) => [name, look] as const)))(
    '%s: fits its width, and is fit for everybody: %o',
    async ([name, look]) => {
      const page = await open(name, look)
      await unfold(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(look.width)
      expect(opened.at(-1)?.wrongs).toEqual([])
      await page.evaluate(axe)
      const violations = await page.evaluate(async () => {
        // biome-ignore lint/suspicious/noExplicitAny: what axe-core puts on the window
        const found = await (globalThis as any).axe.run(document, { resultTypes: ['violations'] })
        return found.violations.map(
          ({ id, impact, nodes }: { id: string; impact: string; nodes: { html: string }[] }) =>
            [impact, id, nodes[0]?.html.slice(0, 200)].join(' '),
        )
      })
      expect(violations).toEqual([])
      await page.context().close()
    },
  )

  it('runs no script of a value, whichever the attack', async () => {
    for (const index of attacks.keys()) {
      const page = await open(`attack ${index}`, { width: 400, scheme: 'light' })
      await unfold(page)
      expect(await page.evaluate(() => 'owned' in globalThis)).toBe(false)
      await done(opened.at(-1) as OpenPage)
    }
  })

  it('runs nothing that was put into the page later: its policy names the one script', async () => {
    const text = (pages['all is well'] as string).replace(
      '</main>',
      '<script>globalThis.owned = true</script><img src="https://evil.example/i.png" onerror="globalThis.owned = true"></main>',
    )
    const { page, wrongs } = await reader.open(text, { width: 400, scheme: 'light' })
    expect(await page.evaluate(() => 'owned' in globalThis)).toBe(false)
    expect(wrongs.some((wrong) => wrong.includes('Content Security Policy'))).toBe(true)
    await page.context().close()
  })

  it('is searched and filtered, and says how much is shown', async () => {
    const page = await open('something is broken', { width: 1400, scheme: 'light' })
    const shown = () => page.locator('details[data-rule]:visible').evaluateAll((all) => all.map(({ id }) => id))
    const every = await shown()
    await page.getByRole('searchbox').fill('undefined ada')
    expect(await shown()).toEqual(['rule-U2'])
    expect(await page.locator('[data-shown]').textContent()).toBe(`1 of ${every.length} rules`)
    await page.getByRole('searchbox').fill('no such words')
    expect(await page.getByText('No rule is like that.').isVisible()).toBe(true)
    await page.getByRole('searchbox').press('Escape')
    expect(await shown()).toEqual(every)
    await page.getByRole('checkbox', { name: /^kept/ }).uncheck()
    await page.getByRole('checkbox', { name: /^not judged/ }).uncheck()
    await page.getByRole('checkbox', { name: /^should/ }).uncheck()
    expect(await shown()).toEqual(['rule-I1', 'rule-U2', 'rule-T1', 'rule-J1'])
    await done(opened.at(-1) as OpenPage)
  })

  it('is walked with the keyboard alone', async () => {
    const page = await open('something is broken', { width: 1400, scheme: 'light' })
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Skip to the rules')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('rules')
    await page.keyboard.press('/')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search')
    await page.keyboard.type('undefined')
    expect(await page.getByRole('searchbox').inputValue()).toBe('undefined')
    const rule = page.locator('#rule-U2')
    await rule.locator('> summary').focus()
    await page.keyboard.press('Enter')
    expect(await rule.evaluate((element) => (element as HTMLDetailsElement).open)).toBe(true)
    await page.keyboard.press('Tab')
    expect(await focused()).toMatch(/undefined/)
    await done(opened.at(-1) as OpenPage)
  })

  it('opens the rule of a link, though a filter hides it, and that of its address', async () => {
    const page = await open('something is broken', { width: 400, scheme: 'dark' })
    await page.getByRole('searchbox').fill('no such words')
    await page.locator('.mend a[href="#rule-U2"]').click()
    const isOpen = () => page.locator('#rule-U2').evaluate((element) => (element as HTMLDetailsElement).open)
    expect(await isOpen()).toBe(true)
    expect(await page.locator('#rule-U2 .finding').first().isVisible()).toBe(true)
    const again = await open('something is broken', { width: 400, scheme: 'dark' }, '#rule-U2')
    expect(await again.locator('#rule-U2 .finding').first().isVisible()).toBe(true)
    for (const one of opened.splice(-2)) await done(one)
  })

  it('copies the command that shows a finding again', async () => {
    const page = await open('something is broken', { width: 1400, scheme: 'light' }, '#rule-U2')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const finding = page.locator('#rule-U2 .finding').first()
    await finding.getByRole('button', { name: 'Copy' }).click()
    await finding.getByRole('button', { name: 'Copied' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      await finding.locator('.command code').first().textContent(),
    )
    await done(opened.at(-1) as OpenPage)
  })

  it('is light or dark as the reader likes, whatever the system says', async () => {
    const page = await open('all is well', { width: 1400, scheme: 'light' })
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const light = await paper()
    const button = page.getByRole('button', { name: /Theme/ })
    await button.click()
    expect(await paper()).toBe(light)
    await button.click()
    expect(await paper()).not.toBe(light)
    expect(await button.textContent()).toBe('Theme: dark')
    await done(opened.at(-1) as OpenPage)
  })

  it('is whole without a script: every finding is there, and opens', async () => {
    const page = await open('something is broken', { width: 400, scheme: 'light', scripts: false })
    expect(await page.getByRole('search').isVisible()).toBe(false)
    await page.locator('#rule-U2 > summary').click()
    expect(await page.locator('#rule-U2 .difference').first().isVisible()).toBe(true)
    expect(await page.locator('details[data-rule]:visible').count()).toBeGreaterThan(5)
    await done(opened.at(-1) as OpenPage)
  })

  it('prints what is broken, with its findings', async () => {
    const page = await open('something is broken', { width: 1400, scheme: 'dark' })
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(() => globalThis.dispatchEvent(new Event('beforeprint')))
    expect(await page.locator('#rule-U2 .difference').first().isVisible()).toBe(true)
    expect(await page.getByRole('search').isVisible()).toBe(false)
    await done(opened.at(-1) as OpenPage)
  })

  it('narrows a comparison to where implementations differ', async () => {
    const page = await open('a comparison', { width: 1400, scheme: 'light' })
    await page.getByRole('checkbox', { name: /only where they differ/ }).check()
    const rows = await page.locator('tr[data-rule]:visible').allTextContents()
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every((row) => row.includes('they differ'))).toBe(true)
    await done(opened.at(-1) as OpenPage)
  })
})
