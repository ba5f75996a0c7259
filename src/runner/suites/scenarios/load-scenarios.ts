import { existsSync, statSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { escapePath, globSync } from 'tinyglobby'
import { InputError, readText } from '../../../input/index.ts'
import { packageRoot } from '../../package-root.ts'
import { readScenario } from './read-scenario.ts'
import type { NamedScenario } from './scenario-cases.ts'

/** The scenarios that come with the product. */
export function loadScenarios(): NamedScenario[] {
  return readAll('scenarios/**/*.yaml', packageRoot, (path) => path.replace(/^scenarios\//, ''))
}

/** Scenarios of the caller: files that a glob finds from a folder. None is an error. */
export function loadScenariosFrom(glob: string, folder: string): NamedScenario[] {
  const found = readAll(glob, folder, (path) => path)
  if (found.length > 0) return found
  throw new InputError(
    `No file matches the scenarios "${glob}" in ${folder}. Quote the glob, so that the shell leaves it alone.`,
  )
}

function readAll(glob: string, folder: string, nameOf: (path: string) => string): NamedScenario[] {
  const literal = existsSync(resolve(folder, glob)) && statSync(resolve(folder, glob)).isFile()
  const paths = globSync(literal ? escapePath(glob) : glob, {
    cwd: folder,
    ignore: ['**/weather/**', '**/known-deviations/**', '**/node_modules/**'],
  })
  return paths.sort().map((path) => {
    const file = relative(process.cwd(), resolve(folder, path))
    const name = nameOf(
      path
        .split(sep)
        .join('/')
        .replace(/\.ya?ml$/, ''),
    )
    return { name, file, ...readScenario(readText(resolve(folder, path), file), file) }
  })
}
