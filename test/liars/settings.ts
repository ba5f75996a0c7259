import type { TargetInput } from '../../src/targets/index.ts'
import { dropped, type Liar, liar, misreader } from './liar.ts'
import { requestTo } from './own-requests.ts'

const isTokenMissing = ({ settings: { apiKey } }: TargetInput) => typeof apiKey !== 'string' || apiKey.trim() === ''

const withToken = (input: TargetInput): TargetInput => ({ ...input, settings: { ...input.settings, apiKey: 'none' } })

/** Liars about the settings (S1), and about what is sent without them (G3). */
export const settingsLiars: readonly Liar[] = [
  misreader('sends without an Access Token', 'S1', (input) =>
    input.settings.apiKey === undefined || input.settings.apiKey === null ? withToken(input) : input,
  ),
  misreader('takes a blank Access Token for one', 'S1', (input) =>
    isTokenMissing(input) && typeof input.settings.apiKey === 'string' ? withToken(input) : input,
  ),
  liar('passes over a missing Access Token without a word', 'S1', (outcome, input) =>
    isTokenMissing(input) ? { kind: 'requests', requests: [] } : outcome,
  ),
  liar('says that a setting is missing, and not which', 'S1.name', (outcome, input) =>
    isTokenMissing(input) ? dropped('A setting of the destination is missing.') : outcome,
  ),
  liar('asks Intercom whether the missing Access Token is good', 'G3', (outcome, input) =>
    isTokenMissing(input) ? { kind: 'requests', requests: [{ ...requestTo('/me', ''), method: 'GET' }] } : outcome,
  ),
]
