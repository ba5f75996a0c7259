import {
  type BreakdownReport,
  type CourseStep,
  type Failure,
  type Report,
  type RuleReport,
  standingOf,
} from '../../../contracts/wire/index.ts'
import { times } from '../counts.ts'
import { inline, printable } from '../printable.ts'
import { sayUntaken } from '../troubles.ts'
import { differenceOf } from './difference.ts'
import type { Paint } from './paint.ts'

/** How many causes of one rule are printed in full; of the others the words. */
const causesPrinted = 3

/** The level from which on a broken rule fails the run; must unless said. */
type FailOn = Report['failOn']

/** A broken rule: what it says, its causes with the smallest case of each, and what to do. */
export function tellRule(rule: RuleReport, failOn: FailOn, paint: Paint): string[] {
  const { id, level, says, source, mend, harm, verdict, failures, reason, causes = failures.length } = rule
  const shown = unexplained(failures)
  const others = shown.slice(causesPrinted)
  const more = causes - failures.length
  return [
    `${markOf(rule, failOn, paint)} ${paint.bold(id)} (${level}; ${printable(harm)})  ${printable(says)}`,
    ...(reason === undefined ? [] : [`  ${verdict}: ${printable(reason)}`]),
    ...shown.slice(0, causesPrinted).flatMap((failure) => tellFailure(failure, paint)),
    ...others.map(
      ({ message, count, case: id }) =>
        `  also: ${printable(message)} ${paint.dim(`(${times(count)}; --case ${printable(id)})`)}`,
    ),
    ...(more > 0 ? [`  and ${more} more causes`] : []),
    ...(failures.length > 0 ? [`  mend: ${printable(mend)}`, `  source: ${printable(source)}`] : []),
    '',
  ]
}

const markOf = (rule: RuleReport, failOn: FailOn, paint: Paint) =>
  standingOf(rule, failOn) === 'warns' ? paint.yellow('!') : paint.red('✗')

/** What the baseline does not know. */
const unexplained = (failures: readonly Failure[]) => failures.filter(({ known }) => known === undefined)

function tellFailure(failure: Failure, paint: Paint): string[] {
  const { message, count, event, settings, replay, byHand, connection, scenario } = failure
  return [
    `  ${printable(message)} ${paint.dim(`(${times(count)}${count > 1 ? '; the smallest:' : ''})`)}`,
    ...tellDifference(failure, paint),
    ...tellBefore(failure),
    `    event     ${inline(event, 800)}`,
    `    settings  ${inline(settings, 400)} over ${connection}`,
    `    again     ${paint.cyan(printable(replay))}`,
    ...(byHand === undefined ? [] : [`    by hand   ${paint.cyan(printable(byHand))}`]),
    ...tellScenario(scenario),
  ]
}

/** What came before the event in its case, where no scenario says it: what a device remembers is half of a finding. */
function tellBefore({ course, step }: Failure): string[] {
  const shown = course?.steps.findIndex((one) => one.shown === true) ?? 0
  if (course === undefined || step !== undefined || shown < 1) return []
  const before = course.steps.slice(Math.max(0, shown - stepsPrinted), shown)
  const more = (course.before ?? 0) + shown - before.length
  return [`    after     ${more > 0 ? `${more} more; ` : ''}${before.map(sayStep).join('; ')}`]
}

/** So many events before the one of a finding are told. */
const stepsPrinted = 5

function sayStep({ type, who, sent, dropped }: CourseStep): string {
  const made = dropped !== undefined ? 'dropped' : sent.map(({ what }) => what).join(', ')
  return printable(`${type}${who === undefined ? '' : ` ${who}`}: ${made || 'nothing'}`)
}

/** What was expected and what came; of the end of a scenario line by line, with the step that it comes of. */
function tellDifference({ expected, received, step }: Failure, paint: Paint): string[] {
  if (step?.expectedLine === undefined) {
    return [
      ...(expected === undefined ? [] : [`    expected  ${paint.green(inline(expected, 400))}`]),
      ...(received === undefined ? [] : [`    received  ${paint.red(inline(received, 400))}`]),
      ...tellStep(step),
    ]
  }
  const { file, expectedLine } = step
  const where = file === undefined ? '' : `, ${printable(file)}:${expectedLine}`
  return [
    `    ${paint.green('- expected')}${where}; ${paint.red('+ found')}`,
    ...differenceOf(expected, received, paint).map((line) => `      ${line}`),
    ...tellStep(step),
  ]
}

/** The step of the scenario that a failure comes of. */
function tellStep(step: Failure['step']): string[] {
  if (step === undefined) return []
  const { number, says, file, line } = step
  const where = file === undefined || line === undefined ? '' : ` at ${printable(file)}:${line}`
  return [`    step ${String(number).padEnd(4)} ${printable(says)}${where}`]
}

/** A broken rule in one line: what breaks it most often, and how to see it in full. */
export function tellBriefly(rule: RuleReport, failOn: FailOn, paint: Paint): string {
  const { id, level, verdict, failures, reason } = rule
  const shown = unexplained(failures)
  const [first] = shown.toSorted((one, other) => other.count - one.count)
  const more = shown.length > 1 ? `; ${shown.length - 1} more` : ''
  const says = first === undefined ? printable(reason ?? verdict) : printable(first.message)
  return `${markOf(rule, failOn, paint)} ${paint.bold(id)} (${level})  ${says} ${paint.dim(`(${first === undefined ? verdict : times(first.count)}${more})`)}`
}

/** Cases that broke the target: it crashed, hung or talked nonsense. */
export function tellErrors({ errors, summary }: Report, paint: Paint): string[] {
  if (errors.length === 0) return []
  const shown = errors.slice(0, causesPrinted)
  const more = summary.errored - shown.length
  return [
    `${paint.red('✗')} ${paint.bold('the target broke')} ${paint.dim(`(${times(summary.errored)})`)}  It could not answer; such a case counts as errored, and is not judged.`,
    ...shown.flatMap((error) => tellError(error, paint)),
    ...(more > 0 ? [`  and ${more} more; --reporter json tells the first ten`] : []),
    '',
  ]
}

/** A type of which nothing is taken: before the rules, since most of what they tell of it comes of that. */
export function tellUntaken({ summary }: Report, paint: Paint): string[] {
  return (summary.untaken ?? []).flatMap((one) => [
    `${paint.red('✗')} ${paint.bold(`no ${one.eventType} is taken`)}  ${printable(sayUntaken(one))}`,
    '',
  ])
}

function tellError({ case: id, message, stderr, replay }: BreakdownReport, paint: Paint): string[] {
  const last = (stderr ?? '').trimEnd().split('\n').slice(-stderrLinesPrinted)
  return [
    `  ${printable(id)}: ${printable(message)}`,
    ...(stderr === undefined ? [] : ['    it wrote:', ...last.map((line) => `      ${printable(line)}`)]),
    `    again     ${paint.cyan(printable(replay))}`,
  ]
}

/** Of what a target wrote to its standard error, the end says most. */
const stderrLinesPrinted = 8

/** A journey that was generated, as a file: saved, it runs with `check --scenarios FILE`. */
function tellScenario(scenario: string | undefined): string[] {
  if (scenario === undefined) return []
  return [
    '    as a scenario file:',
    ...scenario
      .trimEnd()
      .split('\n')
      .map((line) => `      ${printable(line)}`),
  ]
}
