import { relative } from 'node:path'
import { quoted } from '../targets/index.ts'

/** How this program was started, as words for a command line: by npx where it is installed, else by its path. */
export function ownCommand(): string {
  const script = process.argv[1] ?? ''
  if (/[\\/]node_modules[\\/]/.test(script)) return 'npx intercom-conformance'
  return `node ${quoted(relative(process.cwd(), script))}`
}
