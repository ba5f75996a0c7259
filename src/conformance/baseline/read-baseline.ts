import type { Rule } from '../../../contracts/rules/index.ts'
import { baselineSchema, type Deviation, deviationSchema } from '../../../contracts/wire/index.ts'
import { Type } from 'typebox'
import { readText, readYaml } from '../../input/index.ts'
import { findRule } from '../select-rules.ts'

/** The entries of a baseline file. A rule that does not exist, a word that is not known: an error with file and line. */
export function readBaseline(file: string, rules: readonly Rule[]): Deviation[] {
  const text = readText(file)
  const isList = /^(?:\s*#.*\n|\s*\n)*\s*[-[]/.test(text)
  const entries = isList ? readYaml(text, Type.Array(deviationSchema), file) : readYaml(text, baselineSchema, file).entries
  for (const { rule } of entries) findRule(rules, rule)
  return entries
}

