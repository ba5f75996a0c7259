import { readFileSync } from 'node:fs'
import type { Action } from '../../contracts/wire/index.ts'

/** A real SDK in the hands of one person. */
export interface Sdk {
  /** Passes one action on. Resolves once the SDK has taken it, not once the event has arrived. */
  act(action: Action): Promise<void>
  close(): Promise<void>
}

const modules = new URL('../../node_modules/', import.meta.url)

/** A file of an installed package. */
export const packageFile = (name: string, path: string): URL => new URL(`${name}/${path}`, modules)

/** `name@version` of an installed package. */
export function nameAndVersion(name: string): string {
  const { version } = JSON.parse(readFileSync(packageFile(name, 'package.json'), 'utf8')) as { version: string }
  return `${name}@${version}`
}
