import type { Failure, RuleReport } from '../../../contracts/wire/index.ts'
import { capital, times } from '../counts.ts'
import { code, fenced, fencedJson, prose } from '../markdown-text.ts'

const levels = {
  must: 'binding (must)',
  should: 'advice (should)',
  info: 'information',
  may: 'freedom',
} as const satisfies Record<RuleReport['level'], string>

const authorities: ReadonlyMap<string, string> = new Map([
  ['DOC', "the destination's documentation"],
  ['API', "Intercom's API"],
  ['RS', "RudderStack's conventions"],
  ['DOC+API', "the destination's documentation and Intercom's API"],
])

/** A broken rule in words, and its causes that no baseline knows. */
export function tellDeviation(rule: RuleReport): string[] {
  const { id, says, level, authority, source, mend, harm, failures, causes = failures.length } = rule
  const fresh = failures.filter(({ known }) => known === undefined)
  return [
    `### ${id}: ${prose(harm)}`,
    '',
    `The rule: ${prose(says)}`,
    '',
    `- level: ${levels[level]}`,
    ...(authority === undefined ? [] : [`- who says so: ${authorities.get(authority) ?? prose(authority)}`]),
    `- source: ${prose(source)}`,
    `- what to do: ${prose(mend)}`,
    '',
    ...fresh.flatMap(tellCause),
    ...(causes > failures.length ? [`${causes - failures.length} more causes are not shown.`, ''] : []),
  ]
}

function tellCause(failure: Failure): string[] {
  const { message, count, event, settings, connection, expected, received } = failure
  return [
    `#### ${prose(message)}`,
    '',
    `${capital(times(count))}. The smallest event, over ${connection}:`,
    '',
    ...fencedJson(event),
    'Settings:',
    '',
    ...fencedJson(settings),
    ...(expected === undefined ? [] : ['Expected:', '', ...fencedJson(expected)]),
    ...(received === undefined ? [] : ['Received:', '', ...fencedJson(received)]),
    ...reproduced(failure),
  ]
}

/** How to see it again: with this program, without it, and a journey as a file. */
function reproduced({ case: id, replay, byHand, scenario }: Failure): string[] {
  const [, journey] = /^scenarios\/(.+)@[a-z-]+$/.exec(id) ?? []
  return [
    ...(journey === undefined ? [] : [`It is one event of the journey in ${code(`${journey}.yaml`)}.`, '']),
    `To see case ${code(id)} again:`,
    '',
    ...fenced('sh', replay),
    ...(byHand === undefined ? [] : ['Or without this program:', '', ...fenced('sh', byHand)]),
    ...(scenario === undefined
      ? []
      : [
          `The journey as a file; saved as ${code('journey.yaml')} it runs with ${code('check … --suite scenarios --scenarios journey.yaml')}:`,
          '',
          ...fenced('yaml', scenario),
        ]),
  ]
}
