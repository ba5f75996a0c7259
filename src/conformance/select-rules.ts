import picomatch from 'picomatch'
import type { Rule } from '../../contracts/rules/index.ts'
import { didYouMean, InputError, type Place } from '../input/index.ts'

/**
 * The rules that a list of globs names: `U*,T1`, and `!U6` to leave some out. An id names its parts too (`U3` names
 * `U3.zone`). A pattern that matches no rule is an error: it is most likely mistyped.
 */
export function selectRules(rules: readonly Rule[], globs: string): Rule[] {
  const patterns = globs
    .split(',')
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== '')
  if (patterns.length === 0) throw new InputError(`"--rules ${globs}" names no rule. "rules" lists them all.`)
  const kept = new Set<Rule>(patterns.every((pattern) => pattern.startsWith('!')) ? rules : [])
  for (const pattern of patterns) {
    const wanted = pattern.replace(/^!/, '').trim()
    if (wanted === '') throw unknownRule(pattern, rules)
    const matches = picomatch([wanted, `${wanted}.*`])
    const matched = rules.filter(({ id }) => matches(id))
    if (matched.length === 0) throw unknownRule(wanted, rules)
    for (const rule of matched) {
      if (pattern.startsWith('!')) kept.delete(rule)
      else kept.add(rule)
    }
  }
  return rules.filter((rule) => kept.has(rule))
}

/** The rule of an id; an error that says which is meant. */
export function findRule(rules: readonly Rule[], id: string): Rule {
  const found = rules.find((rule) => rule.id.toLowerCase() === id.toLowerCase())
  if (found) return found
  throw unknownRule(id, rules)
}

/** What to say of an id that no rule has, at the place where it is written. */
export function unknownRule(id: string, rules: readonly Rule[], place?: Place): InputError {
  const meant = didYouMean(
    id,
    rules.map((rule) => rule.id),
  )
  return new InputError(`There is no rule "${id}".${meant} "rules" lists them all.`, place)
}
