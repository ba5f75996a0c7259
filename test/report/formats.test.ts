import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Failure, JsonValue, Report, RuleReport } from '../../contracts/wire/index.ts'
import { matrixReporters, reporters } from '../../src/report/index.ts'
import { casePlaces, packageRoot } from '../../src/runner/index.ts'
import { emptyReport } from './empty-report.ts'
import { readHtml, readSarif, readXml } from './read-back.ts'
import { runs } from './runs.ts'

const reportOf = (name: string) => (runs[name] as () => Promise<Report>)()
const broken = () => reportOf('journeys, warnings and a target that breaks')
const options = { today: '2026-11-26', placeOf: casePlaces(packageRoot) }
const golden = (file: string) => `../golden/${file}`

/** A report whose first rule failed, for causes that a test gives. */
function failed(...given: Partial<Failure>[]): Report {
  const failures = given.map(
    (one): Failure => ({
      case: 'vectors/U2/first-name-alone',
      connection: 'server-cloud',
      message: 'It is wrong.',
      event: {},
      settings: {},
      count: 1,
      replay: 'again',
      ...one,
    }),
  )
  const rule: RuleReport = { ...(emptyReport.rules[0] as RuleReport), verdict: 'failed', failures }
  return { ...emptyReport, rules: [rule] }
}

describe('cases that broke the target', () => {
  it('are one card of the page for each way, with the names of the others', () => {
    const breakdown = (name: string, message: string) => ({
      ...{
        case: `vectors/U1/${name}`,
        rule: 'U1',
        connection: 'server-cloud' as const,
        message,
        replay: `again ${name}`,
      },
    })
    const errors = [breakdown('a', 'It ended.'), breakdown('b', 'It hung.'), breakdown('c', 'It ended.')]
    const summary = { ...emptyReport.summary, errored: 3 }
    const page = readHtml(reporters.html({ ...emptyReport, summary, errors }, options))
    const cards = [...page.querySelectorAll('.troubles .finding')].map((card) => card.textContent.replace(/\s+/g, ' '))
    expect(cards).toHaveLength(2)
    expect(cards[0]).toMatch(/It ended\..*vectors\/U1\/a.*The same over 1 other case ?vectors\/U1\/c.*again a/)
    expect(cards[1]).not.toContain('The same over')
  })
})

describe('each format', () => {
  it.for([
    ['junit', 'report.junit.xml'],
    ['sarif', 'report.sarif'],
    ['markdown', 'report.summary.md'],
    ['github', 'report.github.txt'],
  ] as const)('is as it was: %s', async ([name, file]) => {
    await expect(reporters[name](await broken(), options)).toMatchFileSnapshot(golden(file))
  })

  it('says of a comparison that one of the columns is a part of a run', () => {
    const shard = { index: 2, count: 3 }
    const caution = 'Column 2 is shard 2 of 3: what it did not meet, another may have. Merge the shards first.'
    expect(matrixReporters.markdown([emptyReport, { ...emptyReport, shard }])).toContain(caution)
    expect(matrixReporters.markdown([emptyReport, emptyReport])).not.toContain('shard')
  })

  it('is as it was: a comparison', async () => {
    const [well, bad] = await Promise.all([reportOf('all is well'), broken()])
    await expect(matrixReporters.markdown([well, bad])).toMatchFileSnapshot(golden('matrix.md'))
  })
})

/** The elements and attributes of junit-10.xsd, the schema of Jenkins' xUnit plugin, and what it needs of them. */
const junitWords: Record<string, { may: string[]; needs: string[] }> = {
  testsuites: { may: ['name', 'time', 'tests', 'failures', 'errors'], needs: [] },
  testsuite: {
    may: ['name', 'tests', 'failures', 'errors', 'skipped', 'time', 'timestamp', 'hostname', 'id', 'package', 'file'],
    needs: ['name', 'tests', 'failures', 'errors'],
  },
  testcase: { may: ['name', 'classname', 'time', 'group'], needs: ['name'] },
  failure: { may: ['message', 'type'], needs: [] },
  error: { may: ['message', 'type'], needs: [] },
  skipped: { may: ['message', 'type'], needs: [] },
  'system-out': { may: [], needs: [] },
}

describe('JUnit', () => {
  it('uses no word that Jenkins does not know, and counts what it holds', async () => {
    for (const run of Object.values(runs)) {
      const xml = readXml(reporters.junit(await run()))
      for (const element of xml.querySelectorAll('*')) {
        const words = junitWords[element.nodeName]
        expect(words, element.nodeName).toBeDefined()
        expect(words?.may).toEqual(expect.arrayContaining(element.getAttributeNames()))
        expect(element.getAttributeNames()).toEqual(expect.arrayContaining(words?.needs ?? []))
      }
      for (const suite of xml.querySelectorAll('testsuite')) {
        const count = (selector: string) => String(suite.querySelectorAll(selector).length)
        const told = ['tests', 'failures', 'errors', 'skipped'].map((name) => suite.getAttribute(name))
        expect(told).toEqual([count('testcase'), count('failure'), count('error'), count('skipped')])
      }
    }
  })
})

describe('SARIF', () => {
  it('points at the line where a case is written, and describes every rule', async () => {
    const [run] = readSarif(reporters.sarif(await broken(), options)).runs
    const result = run?.results.find(({ message }) => message.text.includes('--case vectors/U2/first-name-alone'))
    const { artifactLocation, region } = result?.locations[0]?.physicalLocation ?? {}
    const file = join(packageRoot, artifactLocation?.uri ?? '')
    const line = readFileSync(file, 'utf8').split('\n')[(region?.startLine ?? 0) - 1]
    expect(line).toContain('"U2/first-name-alone"')
    expect(run?.tool.driver.rules.every(({ helpUri }) => helpUri?.startsWith('https://'))).toBe(true)
    for (const { ruleId, ruleIndex } of run?.results ?? []) expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
  })

  it('gives every result a place, a generated one too, without which code scanning shows none', () => {
    const [run] = readSarif(reporters.sarif(failed({ case: 'properties/events@1:4' }), options)).runs
    const [place] = run?.results[0]?.locations ?? []
    expect(existsSync(join(packageRoot, place?.physicalLocation.artifactLocation.uri ?? '?'))).toBe(true)
  })
})

describe('the summary in Markdown', () => {
  it('stays below the size that GitHub takes, and says what it leaves out', () => {
    const { rules } = failed(...Array.from({ length: 10 }, () => ({ event: { text: '漢'.repeat(40_000) } })))
    const many = Array.from({ length: 99 }, () => rules[0] as RuleReport)
    const text = reporters.markdown({ ...emptyReport, rules: many })
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024)
    expect(text).toMatch(/\d+ more broken rules not shown/)
  })
})

describe('annotations for GitHub', () => {
  it('are at most ten, the worst first, and say how many there are more', () => {
    const { rules } = failed({})
    const rule = rules[0] as RuleReport
    const many = Array.from(
      { length: 14 },
      (_, index): RuleReport => ({
        ...rule,
        id: `U${index}`,
        level: index < 12 ? 'should' : 'must',
        harm: index === 13 ? 'events lost' : 'style',
      }),
    )
    const lines = reporters
      .github({ ...emptyReport, rules: many })
      .trimEnd()
      .split('\n')
    expect(lines.slice(0, 3).map((line) => /^::(\w+) title=(\w+)/.exec(line)?.slice(1))).toEqual([
      ['error', 'U13'],
      ['error', 'U12'],
      ['warning', 'U0'],
    ])
    expect(lines.filter((line) => line.startsWith('::'))).toHaveLength(10)
    expect(lines[10]).toBe('4 more problems not annotated.')
    expect(lines.slice(11).join('\n')).toBe(reporters.human({ ...emptyReport, rules: many }).trimEnd())
  })
})

describe('a difference on the page', () => {
  const shown = (expected: JsonValue, received: JsonValue) => {
    const pre = readHtml(reporters.html(failed({ expected, received }))).querySelector('.difference pre')
    return {
      text: (pre?.textContent ?? '').trimEnd().split('\n'),
      marked: [...(pre?.querySelectorAll('del, ins') ?? [])].map(
        ({ tagName, textContent }) => `${tagName} ${textContent}`,
      ),
    }
  }

  it('marks the words that differ in a line', () => {
    expect(shown('Ada', 'Ada undefined')).toEqual({
      text: ['− "Ada"', '+ "Ada undefined"'],
      marked: ['INS  undefined'],
    })
  })

  it('shows the lines that differ, and a few alike around them', () => {
    const items = Array.from({ length: 40 }, (_, index) => index)
    const { text } = shown(
      items,
      items.map((item) => (item === 20 ? 'x' : item)),
    )
    expect(text).toEqual([
      ...['  … 18 lines alike', '    17,', '    18,', '    19,'],
      ...['−   20,', '+   "x",'],
      ...['    21,', '    22,', '    23,', '  … 17 lines alike'],
    ])
  })

  it('is given whole where there is too much to compare', () => {
    const random = (from: number) => Array.from({ length: 3000 }, (_, index) => (index * 7919 + from) % 104729)
    const { text } = shown(random(1), random(50_000))
    expect(text.filter((line) => line.startsWith('−'))).toHaveLength(3002)
    expect(text.filter((line) => line.startsWith('+'))).toHaveLength(3002)
  })
})

describe('the course of a journey on the page', () => {
  it('tells events, what was sent, what was dropped, where the finding is, and what Intercom holds', async () => {
    const page = readHtml(reporters.html(await broken(), options))
    const rows = [...(page.querySelector('#rule-J1 .course')?.querySelectorAll('li') ?? [])]
    expect(rows.map(({ className, textContent }) => `${className}: ${textContent}`)).toMatchInlineSnapshot(`
      [
        "event: track Order Completed by anon-ada dropped: purchases are not supported",
        "event: identify by u-ada",
        "sent well: POST /users 200",
        "event here: track Order Completed by u-ada dropped: purchases are not supported the finding is here",
        "end: Intercom holds 1 user",
      ]
    `)
    expect(rows.every((row) => row.querySelector('svg[aria-hidden="true"]') !== null)).toBe(true)
  })
})
