import type { Change, Comparison } from '../../../contracts/wire/index.ts'
import { many } from '../counts.ts'

/** The changes of one direction, under the word that heads them. */
export function groupsOf({ changes }: Comparison): { heading: string; changes: readonly Change[] }[] {
  const groups = [
    ['worse', 'worse'],
    ['better', 'better'],
    ['neither', 'neither worse nor better'],
  ] as const
  return groups.flatMap(([direction, heading]) => {
    const own = changes.filter((change) => change.direction === direction)
    return own.length === 0 ? [] : [{ heading, changes: own }]
  })
}

/** Who was compared: the target, how many cases, and how it came out. */
export function sideText({ target, cases, verdict }: Comparison['old']): string {
  const version = target.version === undefined ? '' : ` ${target.version}`
  return `${target.name}${version}, ${many(cases, 'case')}, ${verdict}`
}

/** All in one sentence. */
export function verdictText({ verdict, changes }: Comparison): string {
  const count = (direction: Change['direction']) => changes.filter((change) => change.direction === direction).length
  const [worse, better] = [count('worse'), count('better')]
  const also = better === 0 ? '' : `, and ${many(better, 'thing')} better`
  if (verdict === 'worse') return `worse: ${many(worse, 'thing')} worse${also}`
  return verdict === 'better'
    ? `better: ${many(better, 'thing')} better, nothing worse`
    : 'same: nothing worse, nothing better'
}
