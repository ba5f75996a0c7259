import { isSameText, mayChange, nameTraits, readName, textOf, traitValues, valuesOf } from '../../reading/index.ts'
import { cloudConnections, type Exchange } from '../../wire/index.ts'
import { defineRule, type Finding } from '../define-rule.ts'
import { isIdentified, usersSent } from './sent-user.ts'

const slip = /(^|\s)(undefined|null)(\s|$)/

/** First and last name may each be cut before they are joined (Freedoms): of a long name the beginning is judged. */
function isCutInParts(name: string | number, given: string | number): boolean {
  const [sent, whole] = [textOf(name), textOf(given)]
  return (
    whole.length > 255 && sent.length > 60 && sent.isWellFormed() && whole.startsWith(sent.slice(0, 60).toWellFormed())
  )
}

/** Whether a name begins or ends with a blank that nobody gave: what is left of a join whose other part is missing. */
function hasLooseBlank(name: string | number, known: readonly (string | number)[]): boolean {
  const given = known.map(textOf)
  // A long name may be cut at a blank (Freedoms), and text around NUL anywhere.
  if (given.some((text) => text.length > 255 || mayChange(text))) return false
  return [/^\s/, /\s$/].some((blank) => blank.test(textOf(name)) && !given.some((text) => blank.test(text)))
}

function check(exchange: Exchange): Finding[] {
  const { accepted, elsewhere, none } = readName(exchange.event)
  const known = [...accepted, ...elsewhere]
  const sent = valuesOf(usersSent(exchange), 'name').filter(
    (name) => typeof name === 'string' || typeof name === 'number',
  )
  const wanted = known[0] === undefined ? {} : { expected: { name: known[0] } }
  if (!none && sent.length === 0) return [{ message: 'The person has a name, and none is sent.', ...wanted }]
  const isRight = (name: string | number) =>
    known.some((given) => isSameText(name, given) || isCutInParts(name, given)) && !hasLooseBlank(name, known)
  return sent
    .filter((name) => !isRight(name))
    .map((name) => ({ message: messageFor(textOf(name), known), ...wanted, received: { name } }))
}

function messageFor(name: string, known: readonly (string | number)[]): string {
  if (name.trim() === '') return 'The name is blank.'
  if (slip.test(name)) return 'The name holds the text "undefined" or "null".'
  if (known.some((given) => isSameText(name, given))) return 'The name begins or ends with a blank that nobody gave.'
  if (known.length > 0) return 'The name is neither the name trait nor the first and last name joined by one space.'
  return 'A name is sent for a person who has none.'
}

/** Contract U2; destination documentation, Traits mapping. */
export const nameIsNeverInvented = defineRule({
  id: 'U2',
  level: 'must',
  authority: 'DOC',
  says: 'The name is the trait name, else the first and last name joined by one space, else the one of them that exists. A person without any name is sent without one.',
  why: 'People are greeted in the messenger and in emails by what stands there: "Hello Ada undefined".',
  mend: 'Join only the parts that exist, and leave the field out where there are none.',
  source: 'destination documentation, Traits mapping',
  harm: 'data wrong',
  connections: cloudConnections,
  appliesTo: (exchange) => {
    if (!isIdentified(exchange)) return false
    if (nameTraits.some((name) => traitValues(exchange.event, name).length > 0)) return true
    return valuesOf(usersSent(exchange), 'name').some((name) => name !== null)
  },
  check,
})
