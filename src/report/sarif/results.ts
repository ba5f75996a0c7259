import { createHash } from 'node:crypto'
import { type Failure, type Report, type RuleReport, standingOf } from '../../../contracts/wire/index.ts'
import type { Place, ReportOptions } from '../reporter.ts'
import { messageOf } from './message.ts'
import { levelOf } from './rules.ts'

/** Where a rule stands, for what has no place of its own: code scanning shows no result without one. */
const catalogue: Place = { file: 'contracts/catalogue.json' }

/**
 * The results under a rule: one for each cause. What fails the run is an error, what warns a warning; what the baseline knows is suppressed,
 * with its reason. An unexpected pass and a rule without a verdict have no cause, and are one result.
 */
export function resultsOf(rule: RuleReport, ruleIndex: number, { failOn }: Report, { placeOf }: ReportOptions) {
  const { id, verdict, failures, reason } = rule
  const standing = standingOf(rule, failOn)
  const level = standing === 'fails' ? 'error' : standing === 'warns' ? 'warning' : levelOf(rule.level)
  const result = (says: string, cause: string, place: Place | undefined) => ({
    ruleId: id,
    ruleIndex,
    level,
    message: messageOf(says),
    locations: [locationOf(place ?? catalogue)],
    partialFingerprints: { 'ruleAndCause/v1': createHash('sha256').update(`${id}\n${cause}`).digest('hex') },
  })
  const ownReason = verdict === 'errored' || verdict === 'unexpected-pass' ? (reason ?? verdict) : undefined
  return [
    ...(ownReason === undefined ? [] : [result(ownReason, verdict, undefined)]),
    ...failures.map((failure) => ({
      ...result(`${failure.message} To see it again: ${failure.replay}`, failure.message, placeOf?.(failure.case)),
      occurrenceCount: failure.count,
      ...(failure.known === undefined
        ? {}
        : { suppressions: [{ kind: 'external', status: 'accepted', justification: failure.known }] }),
      properties: evidence(failure),
    })),
  ]
}

/** What a result rests on. */
function evidence({ case: id, connection, expected, received, event, settings, byHand }: Failure) {
  return { case: id, connection, expected, received, event, settings, ...(byHand === undefined ? {} : { byHand }) }
}

/** Code scanning wants a line: what is a whole file is shown at its first. */
function locationOf({ file, line = 1 }: Place) {
  return {
    physicalLocation: {
      artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
      region: { startLine: line },
    },
  }
}
