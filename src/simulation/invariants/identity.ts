import { isJsonObject, type JsonValue } from '../../../contracts/wire/index.ts'
import type { Invariant } from './watcher.ts'

const isUsable = (value: JsonValue | undefined) =>
  typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')

const identifiers = ['user_id', 'email', 'userId'] as const

/** Whether a value names a person by one of these fields, at its top. */
const namesSomebody = (value: JsonValue | undefined) =>
  isJsonObject(value) && identifiers.some((name) => Object.hasOwn(value, name) && isUsable(value[name]))

const pathOf = (url: string) => /^[^?#]*?\/\/[^/?#]*([^?#]*)/.exec(url)?.[1] ?? url

/** I3, I4, I6: what nobody did reaches nobody. */
export const identity: Invariant = {
  name: 'identity',
  says: 'No event without identity is delivered: neither without a user id or email, nor under one that its person never gave.',
  watch(tell) {
    return {
      sent({ deed, request }, at) {
        if (deed === undefined) return
        const people = [deed.person.number]
        const path = pathOf(request.url)
        if (deed.subject === 'nobody' && !deed.isWild) {
          tell({ at, people, says: `${deed.id} is nobody's, or nothing that Intercom takes, and was sent to ${path}.` })
        } else if (!path.endsWith('/companies') && !path.endsWith('/tags') && !namesSomebody(request.body)) {
          tell({ at, people, says: `A request of ${deed.id} to ${path} names neither a user id nor an email.` })
        }
      },
      called(deed, calls) {
        if (deed.subject !== 'nobody' || deed.event['type'] === 'page' || deed.event['type'] === 'screen') return
        const naming = calls.find(({ call }) => call.args.some(namesSomebody))
        if (naming === undefined) return
        tell({
          at: deed.at,
          people: [deed.person.number],
          says: `${deed.id} is nobody's, and ${naming.call.method} names somebody.`,
        })
      },
    }
  },
}
