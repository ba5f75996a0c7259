import type { Change, Comparison } from '../../../contracts/wire/index.ts'
import { capital } from '../counts.ts'
import { inALog } from '../in-a-log.ts'
import { code, prose } from '../markdown-text.ts'
import { groupsOf, sideText, verdictText } from './wording.ts'

/** For a comment on a change: the same as for people, as Markdown. */
export function comparisonMarkdown(comparison: Comparison): string {
  const lines = [
    `# Conformance: ${verdictText(comparison)}`,
    '',
    `Before: ${code(sideText(comparison.old))}. Now: ${code(sideText(comparison.new))}.`,
    '',
    ...groupsOf(comparison).flatMap(({ heading, changes }) => [
      `## ${capital(heading)}`,
      '',
      ...changes.flatMap(tell),
      '',
    ]),
    ...comparison.notes.map((note) => `- Note: ${prose(note)}`),
  ]
  return `${inALog(lines.join('\n').trimEnd())}\n`
}

function tell({ rule, level, direction, says, causes = [] }: Change): string[] {
  const who = rule === undefined ? '' : `**${code(rule)}** (${level ?? ''}) `
  return [
    `- ${who}${prose(says)}`,
    ...causes.flatMap(({ message, replay }) => [
      `  - ${prose(message)}`,
      ...(direction === 'better' ? [] : [`    ${code(replay)}`]),
    ]),
  ]
}
