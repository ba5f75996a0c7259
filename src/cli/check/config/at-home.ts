import { existsSync } from 'node:fs'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import type { Config } from '../../../../contracts/wire/index.ts'

/** The config with paths that lead from the caller's folder to where they lead from the folder of its file. */
export function atHome(config: Config, folder: string): Config {
  const { target, scenarios, baseline, record, reporter, cwd } = config
  const led = (path: string) => pathFrom(folder, path)
  return {
    ...config,
    ...(target === undefined ? {} : { target: targetFrom(folder, target) }),
    ...(scenarios === undefined ? {} : { scenarios: led(scenarios).split(sep).join('/') }),
    ...(baseline === undefined ? {} : { baseline: led(baseline) }),
    ...(record === undefined ? {} : { record: led(record) }),
    ...(reporter === undefined ? {} : { reporter: reporter.map((word) => word.replace(/(?<==).+$/s, led)) }),
    ...(cwd === undefined && !target?.startsWith('command:') ? {} : { cwd: led(cwd ?? '.') }),
  }
}

function pathFrom(folder: string, path: string): string {
  if (isAbsolute(path) || folder === process.cwd()) return path
  return relative(process.cwd(), resolve(folder, path)) || '.'
}

/** The file that a target names; `trace:-` is none, and what `browser:` names may be none. */
function targetFrom(folder: string, target: string): string {
  const [, kind = '', path = ''] = /^(module|trace|browser):(.+)$/s.exec(target) ?? []
  if (path === '' || path === '-' || (kind === 'browser' && !existsSync(resolve(folder, path)))) return target
  return `${kind}:${pathFrom(folder, path)}`
}
