import type { Change, Failure, RuleReport } from '../../../contracts/wire/index.ts'

/** The causes that a change is about. */
export const toldCauses = (failures: readonly Failure[]): Pick<Change, 'causes'> =>
  failures.length === 0 ? {} : { causes: failures.map(({ message, replay }) => ({ message, replay })) }

/** Which causes came and which went, of a rule that is broken before and after, or in known ways. */
export function changesOfCauses(before: RuleReport, after: RuleReport): Change[] {
  if (before.verdict === 'errored' || after.verdict === 'errored') return []
  const facts = { rule: after.id, level: after.level, from: before.verdict, to: after.verdict }
  const come = isAllTold(before) ? notIn(after.failures, before.failures) : []
  const gone = isAllTold(after) ? notIn(before.failures, after.failures) : []
  const fresh = come.filter(({ known }) => known === undefined)
  const accepted = come.filter(({ known }) => known !== undefined)
  const change = (
    kind: Change['kind'],
    direction: Change['direction'],
    causes: readonly Failure[],
    says: string,
  ): Change[] => (causes.length === 0 ? [] : [{ kind, direction, ...facts, says, ...toldCauses(causes) }])
  return [
    ...change('new-cause', 'worse', fresh, 'It is broken in a way that is new.'),
    ...change('new-cause', 'neither', accepted, 'It is broken in a way that is new, which the baseline knows.'),
    ...change('gone-cause', 'better', gone, 'It is no longer broken in a way that it was.'),
    ...changeInNumber(before, after),
  ]
}

/**
 * Causes that are met far more often than before, or far less: of the same cases, so that chance has no part in it. A known deviation that
 * breaks a hundred times as many events is no longer the one that was accepted.
 */
export function changesOfOften(before: RuleReport, after: RuleReport): Change[] {
  const facts = { rule: after.id, level: after.level, from: before.verdict, to: after.verdict }
  return after.failures.flatMap((failure): Change[] => {
    const old = before.failures.find((one) => one.message === failure.message && isKnown(one) === isKnown(failure))
    if (old === undefined) return []
    const says = `It is broken ${failure.count} times in this way, and was ${old.count} times.`
    const told = { ...facts, says, ...toldCauses([failure]) }
    if (isFarMore(failure.count, old.count)) return [{ kind: 'more-often', direction: 'worse', ...told }]
    if (isFarMore(old.count, failure.count)) return [{ kind: 'less-often', direction: 'better', ...told }]
    return []
  })
}

const isKnown = ({ known }: Failure) => known !== undefined

const isFarMore = (count: number, other: number) => count >= 2 * other && count >= other + 10

/** A report lists ten causes of a rule. Where there are more, one that is not listed may have been there all the same: only numbers speak. */
const isAllTold = ({ failures, causes = failures.length }: RuleReport) => causes <= failures.length

const notIn = (failures: readonly Failure[], others: readonly Failure[]) =>
  failures.filter(({ message }) => !others.some((other) => other.message === message))

function changeInNumber(before: RuleReport, after: RuleReport): Change[] {
  const [left, right] = [before.causes ?? before.failures.length, after.causes ?? after.failures.length]
  if ((isAllTold(before) && isAllTold(after)) || left === right) return []
  const facts = { rule: after.id, level: after.level, from: before.verdict, to: after.verdict }
  const says = `It is broken in ${right} ways, and was in ${left}.`
  return [
    right > left
      ? { kind: 'new-cause', direction: 'worse', ...facts, says }
      : { kind: 'gone-cause', direction: 'better', ...facts, says },
  ]
}
