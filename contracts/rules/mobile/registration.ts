import {
  acceptanceOnDevice,
  callsOf,
  field,
  givenIn,
  isAccepted,
  isUsable,
  ownUserId,
  readEmail,
  type Session,
  sessionsOf,
  typeOf,
} from '../../reading/index.ts'
import type { Exchange } from '../../wire/index.ts'
import { defineCaseRule, type Finding } from '../define-rule.ts'

/** Whether the registration that an identify leaves is of its user: by user id, or by email where it has no other. */
function checkRegistered(exchange: Exchange, { before, after }: Session): Finding[] {
  const own = ownUserId(exchange)
  const email = readEmail(exchange)
  const expected = own.none ? { email: email.accepted[0] ?? null } : { userId: own.accepted[0] ?? null }
  const registers = callsOf(exchange).some(({ method }) => method === 'registerIdentifiedUser')
  const missing = [{ message: 'An identify does not register its user.', expected, received: after.kind }]
  if (after.kind === 'unknown') return []
  if (after.kind !== 'identified') return missing
  if (!own.none && after.userId === undefined) {
    return [{ message: 'A user with a user id is registered without it.', expected }]
  }
  // Which id was registered, I1 and I2 tell; who was registered before has to be this user.
  if (registers || before.kind !== 'identified') return []
  const isSame = own.none ? isAccepted(before.email, email) : isAccepted(before.userId, own)
  return isSame || (own.none && before.email === undefined) ? [] : missing
}

/** A registration without any id: the SDK registers nobody. */
function checkBlank(exchange: Exchange): Finding[] {
  const blank = callsOf(exchange).some((call) => {
    if (call.method !== 'registerIdentifiedUser') return false
    const values = ['userId', 'email'].map((name) => field(givenIn(call), name)).filter((value) => value !== undefined)
    return !values.some(isUsable) || values.some((value) => typeof value === 'string' && value.trim() === '')
  })
  return blank ? [{ message: 'A user is registered with a blank id, or with none.' }] : []
}

/** An update that comes before the registration of its user goes to whoever was there before. */
function checkOrder(exchange: Exchange): Finding[] {
  const methods = callsOf(exchange).map(({ method }) => method)
  const update = methods.lastIndexOf('updateUser')
  const registration = methods.lastIndexOf('registerIdentifiedUser')
  if (update === -1 || registration === -1 || registration < update) return []
  return [
    { message: 'The user is updated before it is registered.', expected: ['registerIdentifiedUser', 'updateUser'] },
  ]
}

/** Contract M2; Intercom for iOS and Android, registration. */
export const identifyRegistersItsUser = defineCaseRule({
  id: 'M2',
  level: 'must',
  authority: 'RS',
  says: 'An identify registers its user, by user id, or by email where that is all it has, and updates the user then.',
  why: 'Attributes of a person who is not registered go to nobody, or to whoever held the phone before.',
  mend: 'Call registerIdentifiedUser with the ids that the event has, and updateUser after it.',
  source: 'Intercom for iOS and Android, registering users; intercom-ios#89',
  harm: 'events lost',
  connections: ['ios-device', 'android-device'],
  judge: (played) =>
    played.exchanges.flatMap((exchange, index) => {
      if (typeOf(exchange.event) !== 'identify') return []
      const end = acceptanceOnDevice(exchange)
      const session = sessionsOf(played)[index]
      if (end === 'rejected' || session === undefined) return []
      if (end === 'either') {
        if (callsOf(exchange).length === 0) return []
        return [{ exchange: index, findings: [...checkBlank(exchange), ...checkOrder(exchange)] }]
      }
      const registered = checkRegistered(exchange, session)
      const findings = [...registered, ...checkBlank(exchange), ...(registered.length > 0 ? [] : checkOrder(exchange))]
      return [{ exchange: index, findings }]
    }),
})
