import type { Change, Report, RuleReport } from '../../../contracts/wire/index.ts'
import { changesOfCauses, changesOfOften, toldCauses } from './causes.ts'

/** What changed of each rule, in the order of the contract; of those that are judged. */
export function changesOfRules(before: Report, after: Report): Change[] {
  const isSameContract = before.contract.version === after.contract.version
  const isSameRun = before.seed === after.seed && before.summary.cases === after.summary.cases
  const earlier = new Map(before.rules.map((rule) => [rule.id, rule]))
  const later = new Set(after.rules.map(({ id }) => id))
  const judged = ({ level }: RuleReport) => level === 'must' || level === 'should'
  return [
    ...after.rules.filter(judged).flatMap((rule) => {
      const old = earlier.get(rule.id)
      if (old === undefined) return [changeOfNew(rule, isSameContract)]
      return [...changesOfRule(old, rule), ...(isSameRun ? changesOfOften(old, rule) : [])]
    }),
    ...before.rules
      .filter((rule) => judged(rule) && !later.has(rule.id))
      .map((rule) => changeOfVanished(rule, isSameContract)),
  ]
}

const isBroken = ({ verdict }: RuleReport) => verdict === 'failed' || verdict === 'errored'
const isKept = ({ verdict }: RuleReport) => verdict === 'passed' || verdict === 'unexpected-pass'

/** A rule that only one of the contracts has says nothing of the target; one that only one of the runs looked at does. */
function changeOfNew(rule: RuleReport, isSameContract: boolean): Change {
  const { id, level, verdict } = rule
  const facts = { rule: id, level, to: verdict, ...toldCauses(isBroken(rule) ? rule.failures : []) }
  const says = `It was not looked at before; now its verdict is ${verdict}.`
  if (isSameContract && isBroken(rule)) return { kind: 'newly-failing', direction: 'worse', ...facts, says }
  return { kind: 'new-rule', direction: 'neither', ...facts, says }
}

function changeOfVanished({ id, level, verdict, exercised }: RuleReport, isSameContract: boolean): Change {
  return {
    kind: 'vanished-rule',
    direction: isSameContract && exercised > 0 ? 'worse' : 'neither',
    rule: id,
    level,
    from: verdict,
    says: isSameContract ? 'It is no longer looked at.' : 'The contract has it no longer.',
  }
}

function changesOfRule(before: RuleReport, after: RuleReport): Change[] {
  const facts = { rule: after.id, level: after.level, from: before.verdict, to: after.verdict }
  if (isBroken(after) && !isBroken(before)) {
    const told = toldCauses(after.failures.filter(({ known }) => known === undefined))
    return [{ kind: 'newly-failing', direction: 'worse', ...facts, ...told, says: newlyFailing(before, after) }]
  }
  if (before.verdict === 'failed' && after.verdict === 'errored') {
    const says = `The target could not answer: ${after.reason ?? 'it broke.'}`
    return [{ kind: 'newly-failing', direction: 'worse', ...facts, says }]
  }
  if (isLost(before, after)) {
    const why = after.reason === undefined ? '' : ` ${after.reason}`
    return [{ kind: 'coverage-lost', direction: 'worse', ...facts, says: `No case met it any more.${why}` }]
  }
  if ((isBroken(before) || before.verdict === 'known-deviation') && isKept(after))
    return [
      {
        kind: 'newly-passing',
        direction: 'better',
        ...facts,
        says: `It is kept now; before, its verdict was ${before.verdict}.`,
      },
    ]
  if (before.exercised === 0 && after.exercised > 0)
    return [
      { kind: 'coverage-gained', direction: 'better', ...facts, says: 'It was exercised, which it was not before.' },
    ]
  const accepted: Change[] =
    before.verdict === 'failed' && after.verdict === 'known-deviation'
      ? [{ kind: 'now-known', direction: 'neither', ...facts, says: 'What breaks it stands in the baseline now.' }]
      : []
  return [...accepted, ...changesOfCauses(before, after)]
}

const isLost = (before: RuleReport, after: RuleReport) =>
  (before.exercised > 0 || before.verdict === 'errored') && after.exercised === 0 && !isBroken(after)

function newlyFailing(before: RuleReport, after: RuleReport): string {
  const earlier = before.exercised === 0 ? 'it was not exercised' : `its verdict was ${before.verdict}`
  if (after.verdict === 'errored')
    return `The target could not answer: ${after.reason ?? 'it broke.'} Before, ${earlier}.`
  return `It is broken now; before, ${earlier}.`
}
