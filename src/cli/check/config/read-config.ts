import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { rules } from '../../../../contracts/rules/index.ts'
import { type Config, configSchema } from '../../../../contracts/wire/index.ts'
import { selectRules } from '../../../conformance/index.ts'
import { InputError, placeInJson, readJson, readText } from '../../../input/index.ts'
import { reporters } from '../../../report/index.ts'
import { targetKindOf } from '../../../targets/index.ts'
import { readSettings } from '../pairs.ts'
import { readReporter } from '../reporter-option.ts'
import { atHome } from './at-home.ts'
import { settingWords } from './words.ts'

/** The file that is read where none is named. */
export const configName = 'intercom-conformance.config.json'

/** Options from a file, with paths that lead from the caller's folder. */
export interface ReadConfig {
  file: string
  config: Config
}

/**
 * Reads the file that was named, or the one of this folder; nothing where there is none, or where none is wanted (`false`). An
 * `InputError` with file, line and field for what is not known or has another form.
 */
export function readConfig(named: string | false | undefined): ReadConfig | undefined {
  if (named === false || (named === undefined && !existsSync(configName))) return undefined
  const file = named ?? configName
  const text = readText(file)
  const config = atHome(readJson(text, configSchema, file), dirname(resolve(file)))
  const expect = (path: readonly string[], read: () => unknown) => {
    try {
      read()
    } catch (error) {
      throw error instanceof InputError ? new InputError(error.message, { file, ...placeInJson(text, path) }) : error
    }
  }
  const { target, reporter = [], rules: globs = [], setting } = config
  if (target !== undefined) expect(['target'], () => targetKindOf(target))
  for (const [index, word] of reporter.entries())
    expect(['reporter', String(index)], () => readReporter(word, Object.keys(reporters)))
  for (const [index, glob] of globs.entries()) expect(['rules', String(index)], () => selectRules(rules, glob))
  if (setting !== undefined) expect(['setting'], () => readSettings(settingWords(setting)))
  return { file, config }
}
