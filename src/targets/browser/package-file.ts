import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { InputError } from '../../input/index.ts'

/** A file of an installed package, also one that the package does not export. An error that says how to install it, in which version. */
export function packageFile(name: string, path: string, version: string): URL {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const file = join(folder, 'node_modules', name, path)
    if (existsSync(file)) return pathToFileURL(file)
    if (folder === dirname(folder)) break
  }
  const what = `${name}@${version}`
  throw new InputError(`Browser targets need the package ${what}, which is not installed: npm i -D ${what}`)
}
