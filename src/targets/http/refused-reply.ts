import { isJsonObject } from '../../../contracts/wire/index.ts'
import type { Reply } from './connection.ts'
import { BadReply, NoReply, WrongAddress } from './misfortune.ts'

/** Of the moment, not of what was asked: too much at once, or nobody behind the gateway. */
const momentary: ReadonlySet<number> = new Set([408, 425, 429, 502, 503, 504])

/** Whether a status says only that the target, or what stands before it, cannot answer now. */
export const isMomentary = (status: number) => momentary.has(status)

/** Of the address or of who asks, not of an event. */
const hints: Readonly<Record<number, string>> = {
  401: 'Give credentials with --header, or in the address.',
  404: 'Is the prefix of the address right?',
  405: 'Is the prefix of the address right?',
  407: 'Is there a proxy between?',
}

/** Throws where a request as a whole was not answered by a status of success. */
export function expectSuccess({ status, location, text }: Reply): void {
  if (status >= 200 && status <= 299) return
  const said = saidIn(text)
  const told = said === '' ? `HTTP ${status}` : `HTTP ${status}: ${said}`
  if (isMomentary(status)) throw new NoReply('lost', `answered ${short(told)}`)
  if (status >= 300 && status <= 399) {
    const to = location === undefined ? '' : ` to ${short(location)}`
    throw new BadReply(`answered HTTP ${status}, a redirect${to}, which is not followed`)
  }
  const hint = hints[status]
  if (hint !== undefined) throw new WrongAddress(`answered ${short(told).replace(/\.$/, '')}. ${hint}`)
  throw new BadReply(`answered ${short(told)}`, status <= 499 ? told : undefined)
}

const short = (text: string) => (text.length > 300 ? `${text.slice(0, 299)}…` : text)

/** The longest reason that is taken from a body, in UTF-16 units. */
const reasonMax = 2000

/** What a body says to people: the error that its JSON names, or its text without markup. */
function saidIn(text: string): string {
  const start = text.slice(0, 20_000)
  const said = errorIn(start) ?? (start.trimStart().startsWith('<') ? start.replace(/<[^<>]*>/g, ' ') : start)
  return said.replace(/\s+/g, ' ').trim().slice(0, reasonMax)
}

function errorIn(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (!isJsonObject(value)) return undefined
    return [value['error'], value['message']].find((said) => typeof said === 'string')
  } catch {
    return undefined
  }
}
