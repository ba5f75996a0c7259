import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { TargetOptions } from '../target-options.ts'

/**
 * The environment of a command: ours, what was given, where the mock listens, and for programs on Node what sends their own
 * calls of Intercom there.
 */
export function environmentOf(
  { env, mockUrl }: Pick<TargetOptions, 'env' | 'mockUrl'>,
  ours: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  const environment = { ...ours, ...env }
  if (mockUrl === undefined) return environment
  const nodeOptions = [environment['NODE_OPTIONS'], redirecting()].filter((part) => part !== undefined && part !== '')
  return {
    ...environment,
    INTERCOM_MOCK_URL: mockUrl,
    ...(nodeOptions.length === 0 ? {} : { NODE_OPTIONS: nodeOptions.join(' ') }),
  }
}

/** The file lies in the source, of a checkout as of a package, whichever of source and compiled code runs. */
function redirecting(): string | undefined {
  const places = ['../../redirect/redirect.cjs', '../../../../src/redirect/redirect.cjs']
  const file = places.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((path) => existsSync(path))
  return file === undefined ? undefined : `--require ${JSON.stringify(file)}`
}
