import { encodeJson } from '../../../contracts/wire/index.ts'
import { marksIn, personIn, teamMark } from '../cast/marks.ts'
import type { Deed } from '../run/deed.ts'
import type { Invariant } from './watcher.ts'

/** Whose marks an event may hold. */
const ownMarks = ({ person: { mark, membership } }: Deed): readonly string[] =>
  membership === undefined ? [mark] : [mark, teamMark(membership.team)]

/** Everything that a person says bears their mark, and so does whatever is made of it: another mark is another one's data. */
export const separation: Invariant = {
  name: 'separation',
  says: "Nobody's data stands on somebody else's record.",
  watch(tell) {
    const look = (deed: Deed, what: string, value: unknown, at: number) => {
      const own = ownMarks(deed)
      for (const mark of marksIn(encodeJson(value))) {
        if (own.includes(mark)) continue
        const other = personIn(mark)
        const people = other === undefined ? [deed.person.number] : [deed.person.number, other]
        tell({ at, people, says: `${what} of ${deed.id} holds what is of ${mark}.` })
        return
      }
    }
    return {
      sent({ deed, request: { url, body } }, at) {
        if (deed === undefined) return
        look(deed, 'A request', [url, body ?? null], at)
        const { mark, number } = deed.person
        if (!url.endsWith('/companies')) return
        // What describes the company is not the person's (C5); only an anonymous id among a group's traits may be sent on.
        const text = encodeJson(body).replaceAll(`anon-${mark}`, '')
        if (!marksIn(text).has(mark)) return
        tell({ at, people: [number], says: `What ${deed.id} says of the company holds what is of ${mark}.` })
      },
      called: (deed, calls) =>
        look(
          deed,
          'A call',
          calls.map(({ call }) => call.args),
          deed.at,
        ),
    }
  },
}
