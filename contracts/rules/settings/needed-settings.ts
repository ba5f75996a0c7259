import { bareName, isAccessTokenMissing, isRejected, isSilent } from '../../reading/index.ts'
import { cloudConnections, type Exchange } from '../../wire/index.ts'
import { defineRule } from '../define-rule.ts'

const source = 'destination documentation, Connection settings'

export const neededSettingIsDemanded = defineRule({
  id: 'S1',
  level: 'must',
  authority: 'DOC',
  says: 'A missing or blank needed setting is a configuration error, and nothing is sent. In cloud mode that setting is the Access Token.',
  why: 'A destination that was saved half filled in loses events without a word, or sends them with an empty token and blames Intercom.',
  mend: 'Check the settings before the event, and answer with an error where one is missing or blank.',
  source,
  harm: 'events lost',
  connections: cloudConnections,
  appliesTo: isAccessTokenMissing,
  check: (exchange) => {
    if (!isRejected(exchange)) {
      return [
        {
          message: 'A request is made although the Access Token is missing.',
          expected: 'a configuration error',
          received: 'requests',
        },
      ]
    }
    if (exchange.outcome.kind === 'dropped') return []
    return [{ message: 'A missing Access Token is passed over without an error.', expected: 'a configuration error' }]
  },
})

/** What the missing setting is called: its label, its config key, or the token that it holds. */
const tokenNames = ['accesstoken', 'apikey', 'token'] as const

const namesTheToken = (reason: string) => tokenNames.some((name) => bareName(reason).includes(name))

const isDroppedWithoutToken = (exchange: Exchange) =>
  isAccessTokenMissing(exchange) && isRejected(exchange) && isSilent(exchange.outcome)

export const missingSettingIsNamed = defineRule({
  id: 'S1.name',
  level: 'should',
  authority: 'DOC',
  says: 'The error of a missing setting names that setting: Access Token, or its config key apiKey.',
  why: 'Whoever reads the error can mend the destination without reading code.',
  mend: 'Put the name of the setting into the error.',
  source,
  harm: 'style',
  connections: cloudConnections,
  appliesTo: (exchange) => isDroppedWithoutToken(exchange),
  check: ({ outcome }) => {
    const reason = outcome.kind === 'dropped' ? outcome.reason : ''
    if (namesTheToken(reason)) return []
    return [{ message: 'The error does not name the missing setting.', expected: 'Access Token', received: reason }]
  },
})
