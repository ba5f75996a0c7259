import { copyJson, type JsonValue, secretSettings, type TraceLine } from '../../../contracts/wire/index.ts'
import { hideBasic, type Secrets } from '../secrets.ts'

/** A shorter text may stand somewhere by chance: it is hidden where it stands alone, or as a credential. */
const prefixLength = 6

/** A word that stands for a secret already, as in a trace that was cleaned before. */
const isPlaceholder = (text: string) => /^token:\d+$/.test(text)

/**
 * The secrets of a trace, each with a placeholder. The tokens are those of whoever recorded it: they are used as they are while the
 * trace is judged, and stand in nothing that is told.
 */
export class TraceSecrets implements Secrets {
  readonly session = ''
  readonly #names = new Map<string, string>()
  /** Secrets by their beginning, the longest first, so that a text is searched for all of them in one pass. */
  readonly #byPrefix = new Map<string, string[]>()
  readonly #taken = new Set<string>()
  #count = 0

  /** Takes the secrets of a line: those of its settings, and the credentials that its requests carry. */
  learn({ settings, outcome, delivered = [] }: TraceLine): void {
    for (const key of secretSettings) {
      const value = settings[key]
      if (typeof value === 'string' || typeof value === 'number') this.#add(String(value).trim())
    }
    const returned = outcome.kind === 'requests' ? outcome.requests : []
    for (const { headers } of [...returned, ...delivered.map(({ request }) => request)]) {
      for (const [name, value] of Object.entries(headers)) {
        if (name.toLowerCase() === 'authorization') for (const one of credentialsIn(value)) this.#add(one)
      }
    }
  }

  /** What was recorded holds its secrets. */
  reveal<Value extends JsonValue>(value: Value): Value {
    return value
  }

  hide<Value extends JsonValue>(value: Value): Value {
    return copyJson(value, (text) => this.#hideText(text))
  }

  #add(secret: string): void {
    if (secret === '' || this.#names.has(secret)) return
    const name = isPlaceholder(secret) ? secret : this.#freeName()
    this.#taken.add(name)
    this.#names.set(secret, name)
    if (secret.length < prefixLength) return
    const prefix = secret.slice(0, prefixLength)
    const others = [...(this.#byPrefix.get(prefix) ?? []), secret]
    this.#byPrefix.set(
      prefix,
      others.sort((left, right) => right.length - left.length),
    )
  }

  #freeName(): string {
    do this.#count += 1
    while (this.#taken.has(`token:${this.#count}`))
    return `token:${this.#count}`
  }

  #hideText(text: string): string {
    const alone = this.#names.get(text.trim())
    if (alone !== undefined) return alone
    const hidden = hideBasic(text, (plain) => this.#hideCredentials(plain))
    const [, scheme = '', word = ''] = /^(Bearer\s+)(\S+)$/i.exec(hidden) ?? []
    const name = this.#names.get(word)
    return name === undefined ? this.#hideInside(hidden) : `${scheme}${name}`
  }

  /** User name and password of Basic credentials: the token is the user name. */
  #hideCredentials(plain: string): string {
    const [user = '', ...password] = plain.split(':')
    const name = this.#names.get(user)
    return name === undefined ? this.#hideInside(plain) : [name, ...password].join(':')
  }

  #hideInside(text: string): string {
    const parts: string[] = []
    let done = 0
    for (let place = 0; place + prefixLength <= text.length; place += 1) {
      const found = this.#byPrefix
        .get(text.slice(place, place + prefixLength))
        ?.find((one) => text.startsWith(one, place))
      if (found === undefined) continue
      parts.push(text.slice(done, place), this.#names.get(found) as string)
      done = place + found.length
      place = done - 1
    }
    return done === 0 ? text : parts.join('') + text.slice(done)
  }
}

/** The token in an Authorization header: of Basic credentials it is the user name. */
function credentialsIn(header: string): string[] {
  const [, scheme = '', word = ''] = /^\s*(Bearer|Basic)\s+(\S+)\s*$/i.exec(header) ?? []
  if (scheme === '') return []
  if (scheme.toLowerCase() === 'bearer') return [word]
  return [(Buffer.from(word, 'base64').toString('utf8').split(':')[0] ?? '').trim()]
}
