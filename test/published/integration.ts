import {
  type Event,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type SdkCall,
  type Settings,
} from '../../contracts/wire/index.ts'
import type { TargetInput } from '../../src/targets/index.ts'
import type { AndroidQuirk } from './android-quirks.ts'
import type { HonestTurn } from './honest.ts'
import type { IosQuirk } from './ios-quirks.ts'

export type PublishedQuirk = AndroidQuirk | IosQuirk

/** Which quirks are switched on. */
export type Has = (quirk: PublishedQuirk) => boolean

/** An identify, as the part of an integration sees it that makes attributes of its traits. */
export interface Identified {
  has: Has
  userId: string | undefined
  traits: JsonObject
  /** What an honest implementation makes of it. Not to be asked with every quirk on. */
  honest(): HonestTurn
}

/** What tells the two published integrations apart. */
export interface Platform {
  keySetting: 'mobileApiKeyIOS' | 'mobileApiKeyAndroid'
  /** The attributes of an update; absent where there is none. An `Ended` where an exception ends the work on this event. */
  attributesOf(identified: Identified): JsonObject | undefined
}

/** An exception that the integration does not catch: what was called before it stands. */
export class Ended extends Error {}

export const call = (method: string, ...args: JsonValue[]): SdkCall => ({ method, args })
export const get = (holder: unknown, key: string): JsonValue | undefined =>
  isJsonObject(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''
const typeOf = ({ type }: Event) => (typeof type === 'string' ? type.toLowerCase() : undefined)
const idText = (value: unknown) => (typeof value === 'number' || isText(value) ? String(value) : undefined)

/**
 * The traits that are looked at. Null is written by no SDK on Android; what the iOS integration makes of it was not observed, so that
 * it counts as absent.
 */
function traitsOf(event: Event, has: Has): JsonObject {
  const inContext = get(event['context'], 'traits')
  const onTop = has('reads context.traits alone') ? undefined : event['traits']
  const all = [inContext, onTop].flatMap((place) => (isJsonObject(place) ? Object.entries(place) : []))
  const traits = Object.fromEntries(all.filter(([, value]) => value !== null))
  // Which of two companies counts is for the honest implementation to say.
  if (get(inContext, 'company') !== undefined && get(onTop, 'company') !== undefined) delete traits['company']
  return traits
}

/** What an honest implementation is given, where this one overlooks something before it looks at anything else. */
function overlooking({ event, settings, ...input }: TargetInput, has: Has): TargetInput {
  const { traits, ...withoutTraits } = event
  const seen: Settings = { ...settings }
  if (has('does not know collectContext')) seen.collectContext = false
  if (has('does not know sendAnonymousId')) seen.sendAnonymousId = false
  if (has('calls an SDK that was never set up')) {
    seen.appId = isText(settings.appId) ? settings.appId : 'none'
    seen.mobileApiKeyIOS = isText(settings.mobileApiKeyIOS) ? settings.mobileApiKeyIOS : 'none'
  }
  return {
    ...input,
    settings: seen,
    event: has('reads context.traits alone') ? { type: event['type'] ?? null, ...withoutTraits } : event,
  }
}

/**
 * A published integration on one device: events in, calls out. `honestly` lends the parts whose quirks are switched off; with
 * every quirk on it is never asked, and the integration is the published one.
 */
export function integration(
  platform: Platform,
  has: Has,
  honestly?: (input: TargetInput) => HonestTurn,
): (input: TargetInput) => SdkCall[] {
  let isStarted = false

  function turn(input: TargetInput): SdkCall[] {
    const { event, settings } = input
    const asked = honestly?.(overlooking(input, has))
    const honest = () => {
      if (asked === undefined) throw new Error('The published integration is asked for what an honest one does.')
      return asked
    }
    const isSetUp = isText(settings.appId) && isText(settings[platform.keySetting])
    // On Android the exception of an SDK without its keys ends the set-up, and nothing is called afterwards.
    if (!isSetUp && !has('calls an SDK that was never set up')) return []
    const calls = callsOf(event, honest)
    const start = isSetUp ? startOf(input, calls.length > 0) : []
    return [...start, ...calls]
  }

  function startOf({ event, settings }: TargetInput, isCalled: boolean): SdkCall[] {
    const startsByItself = has('starts with whatever event comes first, for a visitor')
    if (isStarted || !(isCalled || startsByItself)) return []
    isStarted = true
    const apiKey = String(settings[platform.keySetting]).trim()
    const initialize = call('initialize', { apiKey, appId: String(settings.appId).trim() })
    return startsByItself ? [initialize, register(knownBefore(event))] : [initialize]
  }

  /** The cached traits of whoever is known as the app starts. An identify comes after the start, and tells nothing of it. */
  function knownBefore(event: Event): string | undefined {
    const traits = traitsOf(event, has)
    const id = idText(get(traits, 'userId')) ?? idText(get(traits, 'id'))
    return typeOf(event) !== 'identify' && id === idText(event['userId']) ? id : undefined
  }

  function callsOf(event: Event, honest: () => HonestTurn): SdkCall[] {
    switch (typeOf(event)) {
      case 'identify':
        return callsOfIdentify(event, honest)
      case 'track':
        return callsOfTrack(event, honest)
      case 'reset':
        return [call('logout')]
      default:
        return []
    }
  }

  const register = (userId: string | undefined) =>
    userId === undefined ? call('registerUnidentifiedUser') : call('registerIdentifiedUser', { userId })

  function registrationOf(event: Event, honest: () => HonestTurn): SdkCall[] {
    if (event['userId'] === '' && has('an empty userId counts as one')) return [register('')]
    if (has('registers by the userId of the event alone')) return [register(idText(event['userId']))]
    return honest().registration
  }

  function callsOfIdentify(event: Event, honest: () => HonestTurn): SdkCall[] {
    const isRegistered = has('registers by the userId of the event alone')
    if (!isRegistered && !honest().isAccepted) return []
    const logout = has('no logout before another user') ? [] : honest().logout
    const calls = [...logout, ...registrationOf(event, honest)]
    try {
      const userId = idText(event['userId'])
      const attributes = platform.attributesOf({ has, userId, traits: traitsOf(event, has), honest })
      return attributes === undefined ? calls : [...calls, call('updateUser', attributes)]
    } catch (error) {
      if (error instanceof Ended) return calls
      throw error
    }
  }

  function callsOfTrack(event: Event, honest: () => HonestTurn): SdkCall[] {
    const logged = loggedOf(event, honest)
    const registersNobody = has('a track registers nobody')
    if (registersNobody && (isStarted || has('starts with whatever event comes first, for a visitor'))) return logged
    return logged.length === 0 ? [] : [...honest().logout, ...honest().registration, ...logged]
  }

  function loggedOf(event: Event, honest: () => HonestTurn): SdkCall[] {
    const { event: name, properties } = event
    const given = isJsonObject(properties) ? [properties] : []
    if (typeof name === 'number' || typeof name === 'boolean') return [] // No SDK takes such a name.
    if (!isText(name)) {
      return has('a track without a name is logged') ? [call('logEvent', name ?? null, ...given)] : honest().logged
    }
    if (!has('properties are logged as they are')) return honest().logged
    return has('a track registers nobody') || honest().isAccepted ? [call('logEvent', name, ...given)] : []
  }

  return turn
}

/** One of the three texts that both platforms look for: the last key that counts, and what an honest implementation sends. */
export function readField(
  field: 'name' | 'email' | 'phone',
  { has, traits, honest }: Identified,
): { found?: JsonValue; honestly: () => JsonValue | undefined } {
  const counts = (key: string) => (has('name, email and phone in any letters') ? key.toLowerCase() : key) === field
  const key = Object.keys(traits).findLast(counts)
  const honestly = () => get(honest().user, field)
  if (key !== undefined) return { found: traits[key] as JsonValue, honestly }
  const isNowhere = has('reads context.traits alone') && (field !== 'name' || has('no name is made of its parts'))
  return { honestly: isNowhere ? () => undefined : honestly }
}
