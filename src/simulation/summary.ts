import { type Connection, isCloud } from '../../contracts/wire/index.ts'
import { virtualStart } from '../runner/index.ts'
import type { Finding, SimulationReport } from './report.ts'

/** So many reasons of dropped events are told. */
const reasonsTold = 3

/**
 * A report in sentences that can be read aloud, then what broke, and in the end the accounting and the digest. Texts of the target stand in it as
 * they came: whoever prints it makes them safe.
 */
export function summaryOf(report: SimulationReport, replay: string): string {
  const lines = [story(report), weatherStory(report), endStory(report), '', ...invariantLines(report)]
  for (const finding of report.findings) lines.push('', ...findingLines(finding, report, replay))
  const { accepted, delivered, dropped, aborted } = report.counts
  if (accepted === 0) {
    lines.push('', 'Nobody did anything in this time, so that nothing is proved: let more people live, or longer.')
  }
  lines.push('', `accepted ${accepted} = delivered ${delivered} + dropped ${dropped} + aborted ${aborted}`)
  lines.push(`digest ${report.digest}`)
  return `${lines.join('\n')}\n`
}

function story({ people, hours, seed, target, weather, cast, connections, counts }: SimulationReport): string {
  const groups = cast.filter((one) => one.people > 0).map((one) => `${one.people} ${nameOf(one)}`)
  const cloud = (connections as Connection[]).filter(isCloud).length
  const ways = [
    count(cloud, 'connection in cloud mode', 'connections in cloud mode'),
    count(connections.length - cloud, 'in device mode', 'in device mode'),
  ]
  const used = ways.filter((_, place) => (place === 0 ? cloud : connections.length - cloud) > 0)
  return [
    `${count(people, 'person', 'people')} lived for ${count(hours, 'hour', 'hours')} with the target ${target}, seed ${seed}, weather ${weather.name}:`,
    `${list(groups)}, over ${list(used)}.`,
    `They made ${count(counts.accepted, 'event', 'events')}; ${count(counts.calls, 'call', 'calls')} of SDKs and ${count(counts.requests, 'request', 'requests')} came of them.`,
  ].join(' ')
}

const plurals: Record<string, readonly [one: string, more: string]> = {
  shopper: ['shopper', 'shoppers'],
  visitor: ['anonymous visitor', 'anonymous visitors'],
  colleague: ['member of a team', 'members of teams'],
  'two devices': ['person with two devices', 'people with two devices'],
  unsubscriber: ['who unsubscribes', 'who unsubscribe'],
  hostile: ['with hostile traits', 'with hostile traits'],
}

const nameOf = ({ character, people }: SimulationReport['cast'][number]): string =>
  plurals[character]?.[people === 1 ? 0 : 1] ?? character

function weatherStory({ counts }: SimulationReport): string {
  const { retries, failed, unanswered, limited } = counts
  if (retries === 0) return 'No request had to be made again.'
  return `${count(retries, 'request was', 'requests were')} made again: Intercom failed ${times(failed)}, its answer was lost ${times(unanswered)}, and its rate limit was met ${times(limited)}.`
}

function endStory({ end, counts, dropped }: SimulationReport): string {
  const more = dropped.length - reasonsTold
  const reasons = dropped.slice(0, reasonsTold).map(({ reason, events }) => `\n  ${events} × ${reason}`)
  const why =
    counts.dropped === 0
      ? ''
      : ` Dropped events say:${reasons.join('')}${more > 0 ? `\n  and ${count(more, 'other reason', 'other reasons')}` : ''}`
  return `In the end, ${clock(end.afterMs)}, Intercom holds ${count(end.users, 'user', 'users')}, ${count(end.companies, 'company', 'companies')} and ${count(end.events, 'event', 'events')}.${why}`
}

function invariantLines({ invariants, findings }: SimulationReport): string[] {
  const width = Math.max(...invariants.map(({ name }) => name.length))
  return invariants.map(({ name, says }) => {
    const broken = findings.find(({ breach }) => breach.invariant === name)
    return `${broken === undefined ? 'holds ' : 'BROKEN'}  ${name.padEnd(width)}  ${says}`
  })
}

function findingLines(
  { breach, times: often, scenario }: Finding,
  { seed, weather }: SimulationReport,
  replay: string,
): string[] {
  const who =
    breach.people.length === 0 ? 'nobody in particular' : list(breach.people.map((number) => `person${number}`))
  const head = [
    `BROKEN ${breach.invariant}, ${times(often)}: ${breach.says}`,
    `seed ${seed} · ${clock(breach.at - virtualStart)} (${new Date(breach.at).toISOString()}) · ${who} · weather ${weather.name}`,
    `replay: ${replay}`,
  ]
  if (scenario === undefined)
    return [...head, 'It did not break again when fewer people lived, so that there is no shorter journey.']
  return [
    ...head,
    'The shortest journey found that breaks this invariant, as a scenario file:',
    '',
    ...scenario.trimEnd().split('\n'),
  ]
}

/** Virtual time since the beginning, as people say it. */
export function clock(afterMs: number): string {
  const seconds = Math.floor(afterMs / 1000)
  const two = (number: number) => String(number).padStart(2, '0')
  const rest = seconds % 86_400
  return `day ${Math.floor(seconds / 86_400) + 1}, ${two(Math.floor(rest / 3600))}:${two(Math.floor((rest % 3600) / 60))}:${two(rest % 60)}`
}

const count = (number: number, one: string, more: string) => `${number} ${number === 1 ? one : more}`

const times = (number: number) => (number === 1 ? 'once' : `${number} times`)

const list = (words: readonly string[]) => words.join(', ').replace(/, ([^,]*)$/, ' and $1')
