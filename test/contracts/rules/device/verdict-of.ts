import { type Finding, rules } from '../../../../contracts/rules/index.ts'
import type { PlayedCase } from '../../../../contracts/wire/index.ts'

/** What a rule says of a case: `not judged`, `kept` or `broken`. */
export function verdictOf(id: string, played: PlayedCase): string {
  const judgements = rules.find((rule) => rule.id === id)?.judge(played) ?? []
  if (judgements.length === 0) return 'not judged'
  return judgements.some(({ findings }) => findings.length > 0) ? 'broken' : 'kept'
}

/** All findings of a rule, in their order. */
export function findingsOf(id: string, played: PlayedCase): Finding[] {
  const judgements = rules.find((rule) => rule.id === id)?.judge(played) ?? []
  return judgements.flatMap(({ findings }) => findings)
}

/** The messages of all findings of a rule, in their order. */
export const messagesOf = (id: string, played: PlayedCase): string[] =>
  findingsOf(id, played).map(({ message }) => message)
