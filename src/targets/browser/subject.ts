import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { Script } from 'node:vm'
import { closest, InputError } from '../../input/index.ts'
import { bundle } from './bundles/bundle.ts'
import { packageFile } from './package-file.ts'
import type { Start } from './page/wire-types.ts'

/** What is judged in a page: an SDK, and the integration that it loads unless it brings one along. */
export interface Subject {
  name: string
  version?: string
  sdk: Start['sdk']
  /** The text of the SDK. */
  sdkText: string
  /** The text of `INTERCOM.min.js`. */
  integration?: string
}

/** An SDK, the version to install, and whether another one may be judged in its place. */
interface SdkPackage {
  name: string
  version: string
  isExact: boolean
  file: string
}

const core: SdkPackage = {
  name: '@rudderstack/analytics-js',
  version: '3.34.1',
  isExact: false,
  file: 'dist/npm/modern/bundled/umd/index.js',
}
const legacy: SdkPackage = { name: 'rudder-sdk-js', version: '1.4.3', isExact: true, file: 'index.js' }
const names = ['reference', `${legacy.name}@${legacy.version}`]
const forms = `A browser target reads: ${names.map((name) => `browser:${name}`).join(' · ')} · browser:FILE · browser:URL.`

/** Finds what a word behind `browser:` names. An error for what is not there, or no JavaScript. */
export async function readSubject(word: string, folder: string): Promise<Subject> {
  if (word === '') throw new InputError(`"browser:" names nothing. ${forms}`)
  if (word === 'reference') {
    const { version, text } = sdk(core)
    const integration = await bundle('INTERCOM.min.js')
    return { name: `${core.name}@${version} with the reference`, sdk: 'analytics-js', sdkText: text, integration }
  }
  if (word === names[1]) {
    const { text } = sdk(legacy)
    return { name: word, version: legacy.version, sdk: 'rudder-sdk-js', sdkText: text }
  }
  const integration = /^https?:\/\//.test(word) ? await fetched(word) : readOwn(word, folder)
  expectScript(integration, word)
  const { version, text } = sdk(core)
  return { name: `${core.name}@${version} with ${word}`, sdk: 'analytics-js', sdkText: text, integration }
}

function sdk({ name, version, isExact, file }: SdkPackage) {
  const text = readFileSync(packageFile(name, file, version), 'utf8')
  const about = readFileSync(packageFile(name, 'package.json', version), 'utf8')
  const { version: installed } = JSON.parse(about) as { version: string }
  if (isExact && installed !== version) {
    throw new InputError(
      `${name}@${version} is to be judged, and ${installed} is installed: npm i -D ${name}@${version}`,
    )
  }
  return { version: installed, text }
}

function readOwn(word: string, folder: string): string {
  const file = resolve(folder, word)
  const found = statSync(file, { throwIfNoEntry: false })
  if (found?.isFile()) return readFileSync(file, 'utf8')
  const hint = closest(word, names)
  const meant = hint === undefined ? '' : ` Did you mean "browser:${hint}"?`
  const what = found === undefined ? 'there is no such file' : 'it is no file'
  throw new InputError(`The integration cannot be read: ${what}.${meant} ${forms}`, { file: word })
}

async function fetched(address: string): Promise<string> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(30_000) })
    if (!response.ok) throw new Error(`it answered ${response.status}`)
    return await response.text()
  } catch (error) {
    const { message, cause } = error as Error
    const why = cause instanceof Error ? cause.message : message
    throw new InputError(
      `The integration cannot be fetched from ${address}: ${why}. Give a file instead: browser:FILE.`,
    )
  }
}

function expectScript(text: string, word: string): void {
  try {
    new Script(text, { filename: word })
  } catch (error) {
    const line = /:(\d+)\n/.exec((error as Error).stack ?? '')?.[1]
    throw new InputError(
      `The integration is no JavaScript that a page can run as a script: ${(error as Error).message}. It has to be the built file (INTERCOM.min.js), not a module.`,
      { file: word, ...(line === undefined ? {} : { line: Number(line) }) },
    )
  }
}
