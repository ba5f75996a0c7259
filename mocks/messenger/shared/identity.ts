import type { JsonObject } from '../../../contracts/wire/index.ts'

/** An SDK by its platform. */
export type Platform = 'web' | 'ios' | 'android'

/** Whom an SDK speaks for: at least one of the two is there. */
export interface Identity {
  user_id?: string | undefined
  email?: string | undefined
}

/** The identifiers of a request to Intercom, without those that are absent. */
export function identifiersOf({ user_id, email }: Identity): JsonObject {
  return { ...(user_id === undefined ? {} : { user_id }), ...(email === undefined ? {} : { email }) }
}
