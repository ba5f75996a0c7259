import { type DeliveredCall, isJsonObject, type JsonValue, type SdkCall } from '../../../contracts/wire/index.ts'
import { Device } from '../shared/device.ts'
import { identifiersOf } from '../shared/identity.ts'
import { callOn, type DoubleOptions, type Effect, ignored, type Method, repeated, taken } from '../shared/sdk.ts'
import { nothingWritten } from '../shared/written.ts'
import { writtenByPhone } from './attributes.ts'
import { type PhonePlatform, type PhoneRules, phoneRules } from './platforms.ts'
import { isRegistered, isText, ownIdentifiers, readRegistration } from './registration.ts'

/** An app on a phone with Intercom's SDK. */
export interface Phone {
  /** One call, in the vocabulary that iOS and Android share. Never throws. */
  call(call: SdkCall): DeliveredCall
}

export interface PhoneOptions extends DoubleOptions {
  platform: PhonePlatform
}

/**
 * A fresh installation. Calls have their effect at once, where a real phone sends them later: what comes of an update that
 * overtakes its registration (intercom-android#403) is not modelled. docs/mock.md, "The SDKs", has the table.
 */
export function createPhone(options: PhoneOptions): Phone {
  const installation = new Installation(options)
  return { call: (call) => callOn(installation.methods, call) }
}

class Installation {
  readonly #options: PhoneOptions
  readonly #rules: PhoneRules
  #device: Device | undefined
  #userHash: string | undefined

  readonly methods: ReadonlyMap<string, Method> = new Map<string, Method>([
    ['initialize', ([keys]) => this.#initialize(keys)],
    ['setUserHash', this.#onceInitialized((device, [hash]) => this.#setUserHash(device, hash))],
    ['registerIdentifiedUser', this.#onceInitialized((device, [who]) => this.#registerIdentified(device, who))],
    ['registerUnidentifiedUser', this.#onceInitialized((device) => this.#registerUnidentified(device))],
    ['updateUser', this.#onceRegistered((device, [attributes]) => this.#updateUser(device, attributes))],
    ['logEvent', this.#onceRegistered((device, [name, metadata]) => this.#logEvent(device, name, metadata))],
    ['logout', this.#onceInitialized((device) => this.#logout(device))],
  ])

  constructor(options: PhoneOptions) {
    this.#options = options
    this.#rules = phoneRules[options.platform]
  }

  #onceInitialized(act: (device: Device, args: readonly JsonValue[]) => Effect): Method {
    return (args) => (this.#device === undefined ? ignored(this.#rules.says.notInitialized) : act(this.#device, args))
  }

  #onceRegistered(act: (device: Device, args: readonly JsonValue[]) => Effect): Method {
    return this.#onceInitialized((device, args) =>
      device.user === undefined && device.unidentified === undefined
        ? ignored(this.#rules.says.nobody)
        : act(device, args),
    )
  }

  /** The keys are not compared with anything: any workspace takes any of them. */
  #initialize(keys: JsonValue | undefined): Effect {
    const { apiKey, appId } = isJsonObject(keys) ? keys : {}
    if (!isText(apiKey) || !isText(appId)) return ignored('apiKey and appId must not be empty')
    if (this.#device !== undefined) return ignored('Intercom is initialized already')
    const { intercom, platform, clock } = this.#options
    this.#device = new Device(intercom.workspaceOfApp(appId), platform, clock)
    return taken()
  }

  /** "Before any registration" (Intercom.h, high): a registered user is not verified again. */
  #setUserHash(device: Device, hash: JsonValue | undefined): Effect {
    if (!isText(hash)) return ignored('the user hash must not be empty')
    if (device.user !== undefined) return ignored('the user hash comes before the registration')
    this.#userHash = hash
    return taken()
  }

  /** Another person needs a logout first (iOS headers, intercom-android#471, high). */
  #registerIdentified(device: Device, who: JsonValue | undefined): Effect {
    const identity = readRegistration(who, this.#rules)
    const { says, registersOnce } = this.#rules
    if (typeof identity === 'string') return ignored(identity)
    if (device.user === undefined) return taken(device.identify(identity, this.#userHash, nothingWritten))
    if (!isRegistered(device.user, identity)) return ignored(says.another)
    return registersOnce ? taken([], says.another) : taken(device.update(identifiersOf(identity), nothingWritten))
  }

  /** Intercom gives the person a random id, and lists it (react-native-intercom#348, intercom-cordova#8: as a lead, medium). */
  #registerUnidentified(device: Device): Effect {
    if (device.user !== undefined) return ignored(this.#rules.says.another) // intercom_flutter#238, medium
    device.welcome()
    device.becomeLead()
    return taken()
  }

  /** Attributes alone register nobody (Android's javadoc, high): a lead with an email remains a lead. */
  #updateUser(device: Device, attributes: JsonValue | undefined): Effect {
    if (!isJsonObject(attributes)) return ignored('the attributes of a user must be an object')
    const written = writtenByPhone(attributes, this.#rules)
    const [identifiers, leftOut] = ownIdentifiers(device.user, attributes, this.#rules)
    return taken([...leftOut, ...device.update(identifiers, written)])
  }

  #logEvent(device: Device, name: JsonValue | undefined, metadata: JsonValue | undefined): Effect {
    if (!isText(name)) return ignored('the name of an event must be text, and not empty')
    if (metadata !== undefined && metadata !== null && !isJsonObject(metadata)) {
      return ignored('the metadata of an event must be a dictionary') // none is fine (iOS changelog 3.x, high)
    }
    return device.log(name, metadata ?? undefined) ? taken() : repeated
  }

  /** The next person is somebody else, and needs a registration (high). */
  #logout(device: Device): Effect {
    device.leave()
    this.#userHash = undefined
    return taken()
  }
}
