import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { applyEdits, modify } from 'jsonc-parser'
import type { Config } from '../../contracts/wire/index.ts'
import type { Surroundings } from './surroundings.ts'

const schema = join('contracts', 'schemas', 'config.schema.json')

/**
 * The text of a config that says this. One that is there keeps all that it says otherwise, and how it is laid out: only these options are set
 * in it.
 */
export function configText(
  path: string,
  options: Pick<Config, 'target' | 'baseline' | 'wait'>,
  around: Surroundings,
): string {
  if (!existsSync(path)) return `${JSON.stringify({ $schema: schemaFor(around), ...options }, null, 2)}\n`
  let text = readFileSync(path, 'utf8')
  const formattingOptions = { insertSpaces: true, tabSize: 2 }
  const there = JSON.parse(text) as Config
  for (const [name, value] of Object.entries(options)) {
    const isSet = there[name as keyof Config] === value || (name === 'wait' && there.wait !== undefined)
    if (!isSet) text = applyEdits(text, modify(text, [name], value, { formattingOptions }))
  }
  return text
}

/** The schema of the version that is installed, or will be; none where there is no such file to point to. */
function schemaFor({ folder, root, isDependency }: Surroundings): string | undefined {
  const holder = holderOf(folder, root) ?? (isDependency ? folder : undefined)
  const within = join('node_modules', 'intercom-conformance', schema)
  if (holder === undefined) return undefined
  const path = relative(folder, join(holder, within)).split(sep).join('/')
  return path.startsWith('.') ? path : `./${path}`
}

/** The folder, of this one and those above it, that the package is installed in. */
function holderOf(folder: string, root: string): string | undefined {
  if (existsSync(join(folder, 'node_modules', 'intercom-conformance', schema))) return folder
  return folder === root || dirname(folder) === folder ? undefined : holderOf(dirname(folder), root)
}
