import { type Report, type RuleReport, standingOf } from '../../contracts/wire/index.ts'
import { findingText } from './finding-text.ts'
import { inALog } from './in-a-log.ts'
import { type Markup, markup } from './markup.ts'
import type { Reporter } from './reporter.ts'
import { type Trouble, troublesOf } from './troubles.ts'

/**
 * JUnit's XML, as Jenkins (junit-10.xsd), GitLab and others read it: a suite for each area of the contract, a test case for each rule, and a
 * suite for the run itself, so that some test failed whenever the exit code is not 0. A deviation that the baseline knows is skipped with
 * its reason; a warning passes, and is told in the output of its test case.
 */
export const junit: Reporter = (report) => {
  const areas = Map.groupBy(report.rules, ({ area }) => area)
  const suites = [
    suiteOfRun(report),
    ...[...areas].map(([area, rules]) => suiteOf(area, testCases(area, rules, report))),
  ]
  const sum = sumOf(suites.flatMap(({ cases }) => cases))
  const { name } = report.tool
  return inALog(`<?xml version="1.0" encoding="UTF-8"?>
${markup`<testsuites name="${name}: ${report.target.name}" tests="${sum.tests}" failures="${sum.failures}" errors="${sum.errors}">
${suites.map(suiteMarkup)}</testsuites>`}
`)
}

/** What a test case answers; one that answers nothing passed. */
type Answer = 'failure' | 'error' | 'skipped'

interface TestCase {
  name: string
  classname: string
  answer?: Answer
  /** Of the answer, in one line. */
  message?: string
  /** A word by which answers are told apart. */
  type?: string
  /** The answer in full; of a test case that passed, what it printed. */
  text?: string
}

interface Suite {
  name: string
  cases: TestCase[]
}

const suiteOf = (name: string, cases: TestCase[]): Suite => ({ name, cases })

const classnameOf = (area: string) => `intercom-conformance.${area}`

/** What has to hold of the run itself. */
const promises: Readonly<Record<Trouble['kind'], string>> = {
  inconclusive: 'the run proves something',
  interrupted: 'the run went to its end',
  unanswered: 'the target answered every case',
  untaken: 'the target takes every type of event',
  stale: 'the baseline is up to date',
}

function suiteOfRun(report: Report): Suite {
  const troubles = Map.groupBy(troublesOf(report), ({ kind }) => kind)
  return suiteOf(
    'run',
    Object.entries(promises).map(([kind, name]): TestCase => {
      const found = troubles.get(kind as Trouble['kind']) ?? []
      const classname = classnameOf('run')
      if (found.length === 0) return { name, classname }
      const [{ title }] = found as [Trouble]
      const text = found.map(({ says }) => says).join('\n')
      return {
        name,
        classname,
        answer: kind === 'stale' || kind === 'untaken' ? 'failure' : 'error',
        message: title,
        type: kind,
        text,
      }
    }),
  )
}

const testCases = (area: string, rules: readonly RuleReport[], report: Report): TestCase[] =>
  rules.map((rule) => ({
    name: `${rule.id}: ${rule.says}`,
    classname: classnameOf(area),
    ...answerOf(rule, report),
  }))

function answerOf(rule: RuleReport, { failOn }: Report): Partial<TestCase> {
  const { verdict, failures, reason, level } = rule
  const [first] = failures
  const message = first?.message ?? reason ?? verdict
  switch (standingOf(rule, failOn)) {
    case 'fails':
      return {
        answer: verdict === 'errored' ? 'error' : 'failure',
        message: reason ?? message,
        type: level,
        text: findingText(rule, failOn),
      }
    case 'warns':
      return { text: `warning\n${findingText(rule, failOn)}` }
    case 'known':
      return { answer: 'skipped', message: `known deviation: ${first?.known ?? ''}`, type: verdict }
    case 'unjudged':
      return { answer: 'skipped', message: reason ?? 'No case exercised it, so it has not passed.', type: verdict }
    case 'kept':
      return {}
  }
}

function sumOf(cases: readonly TestCase[]) {
  const count = (answer: Answer) => cases.filter((one) => one.answer === answer).length
  return { tests: cases.length, failures: count('failure'), errors: count('error'), skipped: count('skipped') }
}

function suiteMarkup({ name, cases }: Suite): Markup {
  const { tests, failures, errors, skipped } = sumOf(cases)
  return markup`  <testsuite name="${name}" tests="${tests}" failures="${failures}" errors="${errors}" skipped="${skipped}">
${cases.map(caseMarkup)}  </testsuite>
`
}

function caseMarkup({ name, classname, answer, message, type, text }: TestCase): Markup {
  const start = markup`    <testcase name="${name}" classname="${classname}"`
  if (answer === undefined && text === undefined)
    return markup`${start}/>
`
  const inside =
    answer === 'failure'
      ? markup`<failure message="${message}" type="${type}">${text}</failure>`
      : answer === 'error'
        ? markup`<error message="${message}" type="${type}">${text}</error>`
        : answer === 'skipped'
          ? markup`<skipped message="${message}" type="${type}"/>`
          : markup`<system-out>${text}</system-out>`
  return markup`${start}>${inside}</testcase>
`
}
