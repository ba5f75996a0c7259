/**
 * Choices where the public sources are silent or contradict each other. Each is a named setting with a default;
 * LIMITS.md lists them with their evidence.
 */
export interface Choices {
  /** Version of an app whose requests carry no `Intercom-Version` (API page "Update your API version"). */
  defaultVersion: string
  /** Status of "Multiple existing users match this email address": 409 in the status table, 400 in intercom-node#96. */
  conflictStatus: 400 | 409
  /** Top-level keys of `POST /users` that are neither writable nor attested as refused (R9, R10). */
  unattestedKeys: 'accepted' | 'refused'
  /** An object or array as the value of a custom attribute (R12). */
  nestedAttributes: 'refused' | 'dropped'
  /** Text over 255 characters outside identifiers (R14). */
  overlongText: 'cut' | 'kept' | 'refused'
  /** `user_id`, `email` and `company_id` over 255 characters (R7). */
  overlongIdentifiers: 'refused' | 'accepted'
  /** `.` `$` and the like in the name of a custom attribute (R13). */
  specialCharacters: 'renamed' | 'kept'
  /** An event with `created` and no `created_at` (R36). */
  legacyCreated: 'honoured' | 'stamped' | 'refused'
  /** An unknown `user_id` with the email of one user that has no `user_id`. */
  userWithoutIdIsAdopted: boolean
  /** What a POST with the identity of an archived user does. */
  archivedUsers: 'restored' | 'forgotten'
  /** Active custom attribute names, for users and for companies each (help centre: 250). */
  attributesMax: number
  /** Active event names (help centre: 120). */
  eventNamesMax: number
  /** Metadata keys of one event that are kept; the rest is ignored (5 in 2014, 10 in the REST text, 20 today). */
  metadataKeysMax: number
}

export const defaultChoices: Choices = {
  defaultVersion: '1.4',
  conflictStatus: 409,
  unattestedKeys: 'accepted',
  nestedAttributes: 'refused',
  overlongText: 'cut',
  overlongIdentifiers: 'refused',
  specialCharacters: 'renamed',
  legacyCreated: 'honoured',
  userWithoutIdIsAdopted: true,
  archivedUsers: 'restored',
  attributesMax: 250,
  eventNamesMax: 120,
  metadataKeysMax: 10,
}
