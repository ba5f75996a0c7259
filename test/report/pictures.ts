import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rules } from '../../contracts/rules/index.ts'
import { check } from '../../src/conformance/index.ts'
import { matrixReporters, reporters } from '../../src/report/index.ts'
import { casePlaces, loadCases, packageRoot } from '../../src/runner/index.ts'
import { reference, type Target } from '../../src/targets/index.ts'
import { type Look, Reader } from './open-page.ts'
import { broken } from './runs.ts'

/** `npm run pictures`: takes the pictures of reports that the documentation shows. Needs Chromium; fonts are those of the machine. */
const cases = loadCases({ folder: packageRoot, suites: ['vectors', 'recorded', 'scenarios'] }).filter(
  ({ connection }) => broken.connections.includes(connection),
)
const reportOf = (target: Target) =>
  check({
    target,
    rules,
    cases,
    generate: { runs: 400, suites: ['properties', 'sequences'] },
    seed: 1,
    failOn: 'must',
    replay: (id) => `intercom-conformance check command:./acme --case ${id}`,
  })

const options = { today: '2026-11-26', placeOf: casePlaces(packageRoot) }
const acme: Target = { ...broken, name: 'acme-destination' }

async function takePictures(): Promise<void> {
  const [ours, theirs] = [await reportOf({ ...reference, connections: broken.connections }), await reportOf(acme)]
  const reader = await Reader.start()
  const page = reporters.html(theirs, options)
  await take(reader, page, 'report-verdict', { width: 1400, scheme: 'light' })
  await take(reader, page, 'report-finding', { width: 1400, scheme: 'dark' }, journey)
  await take(reader, matrixReporters.html([ours, theirs], options), 'report-matrix', { width: 1400, scheme: 'light' })
  await reader.stop()
}

/** A finding of a journey of some length, with a difference. */
const journey = '#rule-J1 .finding:has(.difference):has(.course li:nth-child(5))'

/** A picture of the top of a page, or of a part of it. */
async function take(reader: Reader, text: string, name: string, look: Look, part?: string): Promise<void> {
  const { page } = await reader.open(text, look)
  await page.setViewportSize({ width: 1040, height: 720 })
  if (part !== undefined) {
    await page.evaluate((selector) => {
      // Nothing floats over a part.
      for (const form of document.querySelectorAll<HTMLElement>('.filter')) form.hidden = true
      for (let one = document.querySelector(selector); one !== null; one = one.parentElement)
        if (one instanceof HTMLDetailsElement) one.open = true
    }, part)
  }
  const picture = part === undefined ? await page.screenshot() : await page.locator(part).first().screenshot()
  writeFileSync(join(packageRoot, 'docs', 'pictures', `${name}.png`), picture)
  await page.context().close()
}

await takePictures()
