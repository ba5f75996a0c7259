import type { JsonObject, JsonValue } from '../../contracts/wire/index.ts'
import type { Case } from './case.ts'

/** Settings that hold for every case of a run, whatever the case says (`--setting`). */
export type FixedSettings = Readonly<JsonObject>

/** What a setting of the contract is where a case does not name it (destination documentation; RudderStack's definition). */
const defaults: JsonObject = { collectContext: false, sendAnonymousId: false, updateLastRequestAt: true }

/**
 * Why a case cannot be played under fixed settings: it needs another value of a setting that its outcome depends on. Settings that
 * the contract does not know are given to every case.
 */
export function differingSetting({ settings }: Case, fixed: FixedSettings = {}): string | undefined {
  for (const [name, standard] of Object.entries(defaults)) {
    if (!Object.hasOwn(fixed, name)) continue
    const wanted = (settings as JsonObject)[name] ?? (standard as JsonValue)
    if (wanted !== fixed[name]) return `It needs ${name} to be ${JSON.stringify(wanted)}.`
  }
  return undefined
}

/** The case with the fixed settings in place. */
export function withFixed(toPlay: Case, fixed: FixedSettings | undefined): Case {
  return fixed === undefined ? toPlay : { ...toPlay, settings: { ...toPlay.settings, ...fixed } }
}
