import { parse } from 'junit2json'
import { describe, expect, it } from 'vitest'
import type { Report, Standing } from '../../contracts/wire/index.ts'
import { exitCodeOf } from '../../src/conformance/index.ts'
import { reporters } from '../../src/report/index.ts'
import { commandsIn } from './actions-runner.ts'
import { readHtml, readMarkdown, readSarif } from './read-back.ts'
import { runs } from './runs.ts'

/** Where each rule stands, by the words of the documentation: not by the code that the reports share. */
function standingsIn({ rules, failOn }: Report): Record<Standing, string[]> {
  const idsOf = (belongs: (rule: Report['rules'][number]) => boolean) =>
    rules
      .filter(belongs)
      .map(({ id }) => id)
      .sort()
  const counts = (level: string) => level === 'must' || failOn === 'should'
  return {
    fails: idsOf(
      ({ verdict, level }) =>
        verdict === 'errored' || verdict === 'unexpected-pass' || (verdict === 'failed' && counts(level)),
    ),
    warns: idsOf(({ verdict, level }) => verdict === 'failed' && !counts(level)),
    known: idsOf(({ verdict }) => verdict === 'known-deviation'),
    kept: idsOf(({ verdict }) => verdict === 'passed'),
    unjudged: idsOf(({ verdict }) => verdict === 'skipped' || verdict === 'not-exercised'),
  }
}

const unique = (ids: readonly (string | undefined)[]) => [...new Set(ids)].sort()

describe.for(Object.entries(runs))('the reports of a run: %s', ([, run]) => {
  it('agree with each other and with the exit code', async () => {
    const report = await run()
    const told = { ...standingsIn(report), passes: exitCodeOf(report) === 0 }
    const isFine = report.complete && told.passes

    const { summary } = JSON.parse(reporters.json(report)) as Report
    expect({ passes: summary.verdict === 'passed', kept: summary.rules['passed'] }).toEqual({
      passes: told.passes,
      kept: told.kept.length,
    })

    const suites = await parse(reporters.junit(report))
    if (!suites || !('testsuite' in suites)) throw new Error('no test suites')
    const cases = (suites.testsuite ?? []).flatMap(({ testcase = [], name }) =>
      testcase.map((one) => ({ ...one, suite: name, id: one.name?.split(':')[0] })),
    )
    const ofRules = cases.filter(({ suite }) => suite !== 'run')
    const bad = cases.filter(({ failure, error }) => failure ?? error)
    expect({
      passes: bad.length === 0,
      fails: unique(ofRules.filter(({ failure, error }) => failure ?? error).map(({ id }) => id)),
      warns: unique(ofRules.filter((one) => one['system-out']).map(({ id }) => id)),
      skipped: unique(ofRules.filter(({ skipped }) => skipped).map(({ id }) => id)),
      all: ofRules.length,
      counted: [Number(suites.tests), Number(suites.failures) + Number(suites.errors)],
    }).toEqual({
      passes: isFine,
      fails: told.fails,
      warns: told.warns,
      skipped: unique([...told.known, ...told.unjudged]),
      all: report.rules.length,
      counted: [cases.length, bad.length],
    })

    const [sarif] = readSarif(reporters.sarif(report)).runs
    if (sarif === undefined) throw new Error('no run')
    const results = sarif.results.filter(({ suppressions }) => suppressions === undefined)
    const notified = sarif.invocations.flatMap((one) => one.toolExecutionNotifications).length
    expect({
      passes: notified === 0 && results.every(({ level }) => level !== 'error'),
      fails: unique(results.filter(({ level }) => level === 'error').map(({ ruleId }) => ruleId)),
      warns: unique(results.filter(({ level }) => level === 'warning').map(({ ruleId }) => ruleId)),
      known: unique(sarif.results.filter(({ suppressions }) => suppressions).map(({ ruleId }) => ruleId)),
      all: sarif.tool.driver.rules.length,
    }).toEqual({
      passes: isFine,
      fails: told.fails,
      warns: told.warns,
      known: told.known,
      all: report.rules.length,
    })

    const page = readHtml(reporters.html(report))
    const standing = (one: Standing) =>
      [...page.querySelectorAll(`details[data-standing="${one}"]`)].map(({ id }) => id.replace('rule-', '')).sort()
    expect({
      passes: page.querySelector('header')?.classList.contains('passed'),
      fails: standing('fails'),
      warns: standing('warns'),
      known: standing('known'),
      kept: standing('kept'),
      unjudged: standing('unjudged'),
    }).toEqual(told)

    const markdown = readMarkdown(reporters.markdown(report))
    const folds = [...markdown.querySelectorAll('details > summary')].map(({ textContent }) => textContent ?? '')
    const marked = (mark: string) =>
      unique(folds.filter((text) => text.startsWith(mark)).map((text) => text.split(' ')[1]))
    expect({
      passes: markdown.querySelector('h2')?.textContent?.startsWith('✅'),
      fails: marked('❌'),
      warns: marked('⚠️'),
    }).toEqual({ passes: told.passes, fails: told.fails, warns: told.warns })

    const annotations = commandsIn(reporters.github(report))
    const annotated = (kind: string) =>
      annotations.filter(({ name }) => name === kind).map(({ properties }) => properties['title']?.split(':')[0] ?? '')
    expect(annotations.length).toBeLessThanOrEqual(10)
    expect({
      passes: annotated('error').length === 0,
      fails: annotated('error')
        .filter((title) => report.rules.some(({ id }) => id === title))
        .sort(),
      warns: annotated('warning').sort(),
    }).toEqual({ passes: isFine, fails: told.fails, warns: told.warns })

    const lastLine = reporters.human(report).trimEnd().split('\n').at(-1) ?? ''
    expect(lastLine.startsWith('passed:')).toBe(told.passes)
    expect(reporters.github(report)).toContain(lastLine)

    const headings = [...readMarkdown(reporters.findings(report)).querySelectorAll('h3')].map(
      ({ textContent }) => textContent?.split(':')[0] ?? '',
    )
    const deviating = report.rules.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id)
    expect(headings.filter((heading) => deviating.includes(heading)).sort()).toEqual(deviating.sort())
  })
})
