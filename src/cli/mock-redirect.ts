import { join } from 'node:path'
import { InputError } from '../input/index.ts'
import { packageRoot } from '../runner/index.ts'
import { quoted } from '../targets/index.ts'
import type { ExitCode } from './exit-code.ts'
import { print, say } from './print.ts'

/** The file that a Node program loads first, so that its connections to *.intercom.io go to the mock. */
const redirectFile = join(packageRoot, 'src', 'redirect', 'redirect.cjs')

/** `mock --redirect`: lines for a POSIX shell that send a Node program's calls to Intercom to a mock at this port. */
export async function printRedirection({ port, host }: { port: number; host: string }): Promise<ExitCode> {
  if (port === 0)
    throw new InputError('A free port is known only once it is taken. Give one: mock --redirect --port 4010.')
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  await print(
    `export INTERCOM_MOCK_URL=${quoted(url)}\nexport NODE_OPTIONS=${quoted(`--require ${nodeWord(redirectFile)}`)}\n`,
  )
  say(
    `Set these where the Node program (16 or newer) runs, and start it anew. The mock listens there by "mock --port ${port}", or for a verdict by "check http://… --mock-port ${port}". Programs in other languages need a setting for Intercom's base address: ${url}`,
  )
  return 0
}

/** NODE_OPTIONS is split at blanks, unless they stand in double quotes. */
function nodeWord(path: string): string {
  return /[\s"\\]/.test(path) ? `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` : path
}
