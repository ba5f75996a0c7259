import type { Note } from '../lint.ts'
import { quoted, refusal } from '../refusal.ts'

/** The version that this mock speaks. */
const apiVersion = '1.4'

const knownVersions = new Set(
  '1.0 1.1 1.2 1.3 1.4 2.0 2.1 2.2 2.3 2.4 2.5 2.6 2.7 2.8 2.9 2.10 2.11 2.12 2.13 2.14 Unstable'.split(' '),
)

/**
 * API page "Update your API version": the header decides, else the version of the app. Refused: a version that does not
 * exist (`intercom_version_invalid`), and, since this is a mock of 1.4, one that exists and is not 1.4.
 */
export function checkVersion(header: string | undefined, defaultVersion: string, note: Note): void {
  if (header === undefined) note('R5', 'no Intercom-Version is sent: the version of the app decides')
  const version = header ?? defaultVersion
  if (version === apiVersion) return
  throw refusal(
    400,
    'intercom_version_invalid',
    knownVersions.has(version)
      ? `Intercom-Version ${version} exists, but this mock speaks ${apiVersion} only`
      : `The requested version ${quoted(version)} is invalid`,
  )
}
