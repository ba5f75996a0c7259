import type { Report } from '../../contracts/wire/index.ts'
import { many } from './counts.ts'

/** What is wrong with a run beside its rules. Each of them keeps the run from passing. */
export interface Trouble {
  kind: 'inconclusive' | 'interrupted' | 'unanswered' | 'untaken' | 'stale'
  /** The kind in words, for a heading. */
  title: string
  says: string
}

/** What is wrong with a run beside its rules: it proves nothing, was interrupted, broke its target, met a type that is not taken at all, or has a stale baseline. */
export function troublesOf({ summary, complete, stopped = 'There may be more to find.', errors }: Report): Trouble[] {
  const { verdict, reason = 'nothing was judged.', errored, untaken = [], stale = [] } = summary
  const [first] = errors
  return [
    ...(verdict === 'inconclusive' && (complete || reason !== stopped)
      ? [{ kind: 'inconclusive' as const, title: 'The run proves nothing', says: reason }]
      : []),
    ...(complete ? [] : [{ kind: 'interrupted' as const, title: 'The run was interrupted', says: stopped }]),
    ...(errored > 0
      ? [
          {
            kind: 'unanswered' as const,
            title: 'The target broke',
            says: `It could not answer ${many(errored, 'case')}.${first ? ` The first: ${first.case}: ${first.message}` : ''}`,
          },
        ]
      : []),
    ...untaken.map((one) => ({
      kind: 'untaken' as const,
      title: `No ${one.eventType} is taken`,
      says: sayUntaken(one),
    })),
    ...stale.map(({ rule, why }) => ({
      kind: 'stale' as const,
      title: 'The baseline is stale',
      says: `The entry for ${rule}: ${why}`,
    })),
  ]
}

/** The cause before its consequences: most rules that look at such an event tell something else than that none is taken. */
export function sayUntaken({ eventType, dropped }: NonNullable<Report['summary']['untaken']>[number]): string {
  return `All ${dropped} events of the type ${eventType} that have everything they need were dropped. What is told of them under other rules may come of that alone.`
}
