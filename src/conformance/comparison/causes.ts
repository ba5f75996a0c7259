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
