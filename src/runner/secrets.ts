import { hash } from 'node:crypto'
import { copyJson, type JsonValue, someText } from '../../contracts/wire/index.ts'

const placeholder = /token:\d+/g

const holdsPlaceholder = (text: string) => text.includes('token:')

/** The secrets of one case: placeholders in its data, unguessable values while it is played. */
export interface Secrets {
  /** The value with secrets in place of their placeholders: a copy, unless it holds none. */
  reveal<Value extends JsonValue>(value: Value): Value
  /** A copy with placeholders in place of the secrets, for everything that leaves the process. */
  hide<Value extends JsonValue>(value: Value): Value
  /** What the events of the case share; it does not tell which case it is. */
  session: string
}

/**
 * Secrets that only this seed and case give, the same on each run of them, so that a target cannot know them and a replay
 * is the same run.
 */
export function secretsOf(seed: number, caseId: string): Secrets {
  const values = new Map<string, string>()
  const digest = hash('sha256', `${seed} ${caseId}`, 'hex')
  const secretFor = (name: string) => {
    const known = values.get(name)
    if (known !== undefined) return known
    const number = Number(name.slice('token:'.length)).toString(16).slice(-4).padStart(4, '0')
    const secret = `secret-${digest.slice(0, 36)}${number}`
    values.set(name, secret)
    return secret
  }
  const revealed = (text: string) => (holdsPlaceholder(text) ? text.replace(placeholder, secretFor) : text)
  const hidePlain = (text: string) => {
    let hidden = text
    for (const [name, secret] of values) hidden = hidden.replaceAll(secret, name)
    return hidden
  }
  return {
    session: digest.slice(-12),
    reveal: (value) => (someText(value, holdsPlaceholder) ? copyJson(value, revealed) : value),
    hide: (value) => copyJson(value, (text) => hideBasic(hidePlain(text), hidePlain)),
  }
}

/** Secrets that were made here are known by their form, of whichever case: a text of a target may come late, and hold one of a case before. */
export const hideDrawn = (text: string, word = 'token of another case'): string =>
  text.replace(/secret-[0-9a-f]{40}/g, word)

/** Basic credentials hold the token as base64: they are opened, hidden, and closed again. */
export function hideBasic(text: string, hidePlain: (text: string) => string): string {
  return text.replace(/^(Basic\s+)([\w+/=-]+)$/i, (whole, scheme: string, credentials: string) => {
    const plain = Buffer.from(credentials, 'base64').toString('utf8')
    const hidden = hidePlain(plain)
    return hidden === plain ? whole : `${scheme}${Buffer.from(hidden).toString('base64')}`
  })
}

/** For what holds placeholders already, as a saved history does. */
export const noSecrets: Secrets = { reveal: (value) => value, hide: (value) => value, session: '' }
