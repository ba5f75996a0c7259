import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { rules } from '../../contracts/rules/index.ts'
import { createStage, packageRoot, scenarioCases, weatherNames } from '../../src/runner/index.ts'
import { readScenario } from '../../src/runner/suites/scenarios/read-scenario.ts'
import { reference } from '../../src/targets/index.ts'

const page = readFileSync(join(packageRoot, 'scenarios', 'README.md'), 'utf8')
const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text)
const rows = [...page.matchAll(/^\| `(.*?)` \|/gm)].map(([, step = '']) => step).filter((step) => step.includes(':'))
const endRule = rules.find(({ id }) => id === 'J1')

it('the first example is the scenario that the page names', () => {
  expect(examples[0]).toBe(readFileSync(join(packageRoot, 'scenarios', 'identity', 'email-comes-later.yaml'), 'utf8'))
})

describe.each(examples.map((text) => [/^about: (.*)$/m.exec(text)?.[1] ?? '', text] as const))(
  'the example "%s"',
  (about, text) => {
    const cases = scenarioCases({ name: about, file: 'README.md', ...readScenario(text, 'README.md') })

    it.each(cases.map((one) => [one.connection, one] as const))('ends as it says over %s', async (_, toPlay) => {
      const { played } = await createStage(reference, 1).play(toPlay)
      expect(endRule?.judge(played).flatMap(({ findings }) => findings)).toEqual([])
    })
  },
)

describe('the table of steps', () => {
  it('shows every word', () => {
    expect(rows.length).toBeGreaterThanOrEqual(14)
  })

  it.each(rows)('shows a step that can be written: %s', (step) => {
    const text = `about: A step.
connections: [${/goes|screen|weather|on phone/.test(step) ? 'mobile-cloud' : 'web-cloud'}]
people: { ${step.includes(' on phone') ? 'ada: { devices: { phone: android } }' : 'ada: {}'} }
steps: [{ ${step} }]
then: {}
`
    expect(parse(`{ ${step} }`)).toEqual(readScenario(text, 'row').scenario.steps[0])
  })
})

it('names every weather', () => {
  for (const name of weatherNames()) expect(page).toContain(`\`${name}\``)
})
