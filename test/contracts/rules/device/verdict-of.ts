import { rules } from '../../../../contracts/rules/index.ts'
import type { PlayedCase } from '../../../../contracts/wire/index.ts'

/** What a rule says of a case: `not judged`, `kept` or `broken`. */
export function verdictOf(id: string, played: PlayedCase): string {
  const judgements = rules.find((rule) => rule.id === id)?.judge(played) ?? []
  if (judgements.length === 0) return 'not judged'
  return judgements.some(({ findings }) => findings.length > 0) ? 'broken' : 'kept'
}

/** The messages of all findings of a rule, in their order. */
export function messagesOf(id: string, played: PlayedCase): string[] {
  const judgements = rules.find((rule) => rule.id === id)?.judge(played) ?? []
  return judgements.flatMap(({ findings }) => findings.map(({ message }) => message))
}
