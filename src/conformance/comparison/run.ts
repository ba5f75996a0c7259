import { type Change, type Report, suites } from '../../../contracts/wire/index.ts'

/** What changed of the run as a whole: whether it proves something, over which connections and suites, and whether the target held. */
export function changesOfRun(before: Report, after: Report): Change[] {
  const nothing: Change[] =
    after.summary.verdict === 'inconclusive'
      ? [
          {
            kind: 'proves-nothing',
            direction: 'worse',
            says: `The run proves nothing. ${after.summary.reason ?? ''}`.trim(),
          },
        ]
      : []
  return [
    ...nothing,
    ...changesOfErrors(before, after),
    ...changesOfConnections(before, after),
    ...changesOfSuites(before, after),
  ]
}

function changesOfErrors({ summary: { errored: before } }: Report, { summary: { errored: after } }: Report): Change[] {
  if (before === after) return []
  const says = `The target broke over ${after === 0 ? 'no case' : cases(after)}, and over ${before === 0 ? 'none' : before} before.`
  return [
    after > before
      ? { kind: 'target-broke', direction: 'worse', says }
      : { kind: 'target-holds', direction: 'better', says },
  ]
}

function changesOfConnections({ summary: before }: Report, { summary: after }: Report): Change[] {
  const dropped = before.connections.filter((connection) => !after.connections.includes(connection))
  const added = after.connections.filter((connection) => !before.connections.includes(connection))
  return [
    ...dropped.map(
      (connection): Change => ({
        kind: 'connection-dropped',
        direction: 'worse',
        says: `Nothing was judged over ${connection}.`,
      }),
    ),
    ...added.map(
      (connection): Change => ({
        kind: 'connection-added',
        direction: 'better',
        says: `${connection} was judged, which it was not before.`,
      }),
    ),
  ]
}

function changesOfSuites({ summary: before }: Report, { summary: after }: Report): Change[] {
  return suites.flatMap((suite): Change[] => {
    const [left, right] = [Number(before.casesBySuite[suite] ?? 0), Number(after.casesBySuite[suite] ?? 0)]
    if (left > 0 && right === 0)
      return [
        {
          kind: 'suite-dropped',
          direction: 'worse',
          says: `The suite ${suite} was not played: it had ${cases(left)}.`,
        },
      ]
    if (left === 0 && right > 0)
      return [{ kind: 'suite-added', direction: 'better', says: `The suite ${suite} was played: ${cases(right)}.` }]
    return []
  })
}

const cases = (count: number) => `${count} case${count === 1 ? '' : 's'}`
