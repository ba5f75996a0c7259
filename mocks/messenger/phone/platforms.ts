import type { Platform as AnyPlatform } from '../shared/identity.ts'

export type PhonePlatform = Exclude<AnyPlatform, 'web'>

/** What tells Android's SDK from the one for iOS. */
export interface PhoneRules {
  /**
   * Whether null is a value that can be told: iOS clears by NSNull (ICMUserAttributes.h, high); Android's builder does not
   * take null for a custom attribute (javadoc and intercom-android#101, high), and for a standard field no source says so.
   */
  takesNull: boolean
  /** Whether registering the registered user again writes nothing: Android fails to register (intercom_flutter#330, medium). */
  registersOnce: boolean
  says: {
    notInitialized: string
    nobody: string
    registration(argument: 'userId' | 'email'): string
    another: string
  }
}

/** The log lines are those of real logs where the comment names one; else they are this double's. */
export const phoneRules: Record<PhonePlatform, PhoneRules> = {
  ios: {
    takesNull: true,
    registersOnce: false,
    says: {
      notInitialized: 'Intercom has no API key: setApiKey:forAppId: comes first',
      nobody: 'no user is registered',
      // intercom-ios#89
      registration: (argument) => `'${argument}' must be an NSString and can't be nil or empty`,
      another: 'userId cannot be changed once it is set: logout comes first',
    },
  },
  android: {
    takesNull: false,
    registersOnce: true,
    says: {
      notInitialized: 'Intercom.initialize() comes before Intercom.client()',
      // intercom-android#401
      nobody:
        'A network request was made with no user registered on this device. Please call registerUnidentifiedUser() or registerIdentifiedUser(Registration).',
      registration: (argument) => `${argument} must not be null or empty`,
      // intercom-android#471
      another:
        'Failed to register user. We already have a registered user. If you are attempting to register a new user, call reset() before this.',
    },
  },
}
