import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { JsonValue } from '../../../contracts/wire/index.ts'
import { type Refusal, refusal, type Workspace } from '../../intercom/index.ts'
import type { Identity, Platform } from './identity.ts'

const missingHash =
  'Missing user_hash. A valid user_hash is required to authenticate users when Identity Verification is enabled.'

/** Real answers: meteor-intercom#28 and react-intercom#61 (web), intercom-android#391 and #358 (phones). All high. */
const refusals: Record<Platform, (hashIsGiven: boolean) => Refusal> = {
  web: (hashIsGiven) => refusal(403, 'signature_mismatch', hashIsGiven ? 'Incorrect user_hash' : missingHash),
  ios: () => refusal(401, 'hmac_mismatch', 'Failed Identity Verification check'),
  android: () => refusal(401, 'hmac_mismatch', 'Failed Identity Verification check'),
}

/**
 * Identity verification, with a secret for each platform: the hash is the lower-case hex HMAC-SHA256, under the platform's secret, of the user_id, or of
 * the email where no user_id is sent (identity verification pages, high). Judged only where the workspace has a secret for
 * the platform; throws the `Refusal` that Intercom answers.
 */
export function verifyIdentity(
  { settings }: Workspace,
  platform: Platform,
  { user_id, email }: Identity,
  userHash: JsonValue | undefined,
): void {
  const secret = settings.identitySecrets?.[platform]
  if (!secret) return
  const expected = bytesToHex(hmac(sha256, utf8ToBytes(secret), utf8ToBytes(user_id ?? email ?? '')))
  if (userHash !== expected) throw refusals[platform](userHash !== undefined && userHash !== null && userHash !== '')
}
