import { readIdentifier } from '../fields.ts'
import { refusal } from '../refusal.ts'
import { type Ask, accepted, defineRoute, ok } from '../route.ts'
import { recordEvent } from '../workspace/record-event.ts'
import { listEvents, summariseEvents } from './list-events.ts'
import { readEvent } from './read-event.ts'

/** API page "Submitting events": 202 and no body, also for a repeated event; events never create users. */
export const submitEvent = defineRoute({
  on: 'POST /events',
  answer({ body, workspace, reading, note }) {
    const event = readEvent(body, reading)
    const user = workspace.userOrLead({
      id: readIdentifier(body, 'id', reading),
      user_id: readIdentifier(body, 'user_id', reading),
      email: readIdentifier(body, 'email', reading),
    })
    if (!recordEvent(workspace, user, event)) {
      note('R52', 'the user already has an event of this name in this second; it is not stored again')
    }
    return accepted
  },
})

/** API page "List user events": events of one user, newest first, or their summary. */
export const getEvents = defineRoute({
  on: 'GET /events',
  answer(ask) {
    if (ask.query.get('type') !== 'user') throw refusal(400, 'parameter_invalid', 'type must be user', 'type')
    const user = askedUser(ask)
    return ok(ask.query.get('summary') === 'true' ? summariseEvents(user) : listEvents(ask, user))
  },
})

function askedUser({ query, workspace }: Ask) {
  const id = query.get('intercom_user_id')
  const user_id = query.get('user_id')
  const email = query.get('email')
  if (!id && !user_id && !email) {
    throw refusal(400, 'parameter_not_found', 'an event query must include an email, user_id or intercom_user_id')
  }
  return workspace.userOrLead({ id, user_id, email })
}
