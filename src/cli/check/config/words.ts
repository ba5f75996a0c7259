import { type Config, jsonText } from '../../../../contracts/wire/index.ts'
import type { CheckOptions } from '../check-options.ts'

/** Settings as words of `--setting`. */
export const settingWords = (setting: NonNullable<Config['setting']>): string[] =>
  Object.entries(setting).map(([name, value]) => `${name}=${jsonText(value)}`)

const pairWords = (pairs: Readonly<Record<string, string>>, separator: string): string[] =>
  Object.entries(pairs).map(([name, value]) => `${name}${separator}${value}`)

/** The options of a config as the command line has them. */
export function wordsOf({ $schema: _, target: __, ...config }: Config): Partial<CheckOptions> {
  const { connection, rules, suite, setting, header, env, ...same } = config
  return {
    ...same,
    ...(connection === undefined ? {} : { connection: connection.join(',') }),
    ...(rules === undefined ? {} : { rules: rules.join(',') }),
    ...(suite === undefined ? {} : { suite: suite.join(',') }),
    ...(setting === undefined ? {} : { setting: settingWords(setting) }),
    ...(header === undefined ? {} : { header: pairWords(header, ':') }),
    ...(env === undefined ? {} : { env: pairWords(env, '=') }),
  }
}
