import {
  acceptanceOf,
  acceptanceOnDevice,
  bareName,
  isRejected,
  isSilent,
  isUncalled,
  missingSettings,
  type NeededSetting,
} from '../../reading/index.ts'
import { connections, type Exchange, isCloud } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'

const source = 'destination documentation, Connection settings'

const listOf = (missing: readonly NeededSetting[]) => missing.map(({ label }) => label).join(' and the ')

/** In device mode silence is enough: an SDK on a page or a phone has nobody to tell an error to. */
function checkSilence(exchange: Exchange): Finding[] {
  const missing = listOf(missingSettings(exchange))
  const expected = 'a configuration error'
  if (!isCloud(exchange.connection)) {
    if (isUncalled(exchange)) return []
    return [{ message: `A call is made although the ${missing} is missing.`, expected, received: 'calls' }]
  }
  if (!isRejected(exchange)) {
    return [{ message: `A request is made although the ${missing} is missing.`, expected, received: 'requests' }]
  }
  if (exchange.outcome.kind === 'dropped') return []
  return [{ message: `A missing ${missing} is passed over without an error.`, expected }]
}

export const neededSettingIsDemanded = defineRule({
  id: 'S1',
  level: 'must',
  authority: 'DOC',
  says: 'A missing or blank needed setting is a configuration error, and nothing is sent. In cloud mode that setting is the Access Token; in device mode the App ID, and on a phone the API key of its platform too.',
  why: 'A destination that was saved half filled in loses events without a word, or sends them with an empty token and blames Intercom.',
  mend: 'Check the settings before the event, and answer with an error where one is missing or blank.',
  source,
  harm: 'events lost',
  connections,
  appliesTo: (exchange) => missingSettings(exchange).length > 0,
  check: checkSilence,
})

const namesOne = (reason: string, missing: readonly NeededSetting[]) =>
  missing.some(({ spellings }) => spellings.some((name) => bareName(reason).includes(name)))

/** Whether the setting is all that is amiss: of an event that is amiss itself, that may be told instead. */
function isAllAmiss(exchange: Exchange): boolean {
  if (isCloud(exchange.connection)) {
    const settings = { ...exchange.settings, apiKey: 'set' }
    return acceptanceOf({ ...exchange, settings }).end === 'delivered'
  }
  const settings = { appId: 'set', mobileApiKeyIOS: 'set', mobileApiKeyAndroid: 'set' }
  return acceptanceOnDevice({ ...exchange, settings }) === 'delivered'
}

/** Whether there is an error that can name a setting: in device mode none is asked for. */
function isTold(exchange: Exchange): boolean {
  if (missingSettings(exchange).length === 0) return false
  const isError = isCloud(exchange.connection)
    ? isRejected(exchange) && isSilent(exchange.outcome)
    : exchange.outcome.kind === 'dropped'
  return isError && isAllAmiss(exchange)
}

export const missingSettingIsNamed = defineRule({
  id: 'S1.name',
  level: 'should',
  authority: 'DOC',
  says: 'The error of a missing setting names that setting, by its label (Access Token, App ID) or its config key (apiKey, appId).',
  why: 'Whoever reads the error can mend the destination without reading code.',
  mend: 'Put the name of the setting into the error.',
  source,
  harm: 'style',
  connections,
  appliesTo: isTold,
  check: (exchange) => {
    const missing = missingSettings(exchange)
    const reason = exchange.outcome.kind === 'dropped' ? exchange.outcome.reason : ''
    if (namesOne(reason, missing)) return []
    return [
      {
        message: 'The error does not name the missing setting.',
        expected: missing[0]?.label ?? null,
        received: reason,
      },
    ]
  },
})
