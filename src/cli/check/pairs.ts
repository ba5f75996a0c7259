import type { JsonObject, JsonValue } from '../../../contracts/wire/index.ts'
import { InputError } from '../../input/index.ts'

/** Words `NAME=VALUE` (or with a colon) of a repeatable option, as an object. An error that shows the form. */
export function readPairs(
  words: readonly string[],
  option: string,
  separator: '=' | ':',
): Readonly<Record<string, string>> {
  return Object.fromEntries(words.map((word) => readPair(word, option, separator)))
}

function readPair(word: string, option: string, separator: '=' | ':'): [string, string] {
  const place = word.indexOf(separator)
  const name = word.slice(0, Math.max(0, place)).trim()
  if (name === '' || /\s/.test(name)) {
    throw new InputError(`"${option} ${word}" names nothing. Write ${option} 'NAME${separator}VALUE'.`)
  }
  return [name, word.slice(place + 1).trim()]
}

/** Settings of the contract that a case must be free to set: each case has secrets of its own. */
const secrets = ['apiKey', 'appId', 'mobileApiKeyAndroid', 'mobileApiKeyIOS']

/** Settings of the contract that are on or off. */
const switches = ['collectContext', 'sendAnonymousId', 'updateLastRequestAt']

/** `--setting KEY=VALUE`: the value as JSON where it is, else as text. */
export function readSettings(words: readonly string[]): Readonly<JsonObject> | undefined {
  if (words.length === 0) return undefined
  const pairs = words.map((word) => readPair(word, '--setting', '='))
  const secret = pairs.find(([name]) => secrets.includes(name))
  if (secret !== undefined) {
    throw new InputError(
      `--setting cannot fix ${secret[0]}: each case has one of its own, by which its requests are told apart. Leave it out.`,
    )
  }
  const unclear = pairs.find(([name, value]) => switches.includes(name) && !/^(?:true|false)$/.test(value))
  if (unclear !== undefined) {
    throw new InputError(`--setting ${unclear[0]} is true or false, not "${unclear[1].slice(0, 40)}".`)
  }
  return Object.fromEntries(pairs.map(([name, value]) => [name, jsonOrText(value)]))
}

function jsonOrText(value: string): JsonValue {
  try {
    return JSON.parse(value) as JsonValue
  } catch {
    return value
  }
}
