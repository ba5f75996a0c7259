import type { JsonObject } from '../../contracts/wire/index.ts'

/** One thing that happens, before it is known what came before it. People, ids and companies are places in a short list. */
export type Move =
  | {
      verb: 'identify'
      who: number
      userId: number | undefined
      email: number | undefined
      traits: JsonObject
      company: { place: number; leaves: boolean } | undefined
    }
  | { verb: 'track'; who: number; event: string; properties: JsonObject }
  | { verb: 'group'; who: number; place: number; traits: JsonObject }
  | { verb: 'page' | 'reset'; who: number }
  | { verb: 'wait'; time: string }

/** What holds for a whole journey. */
export interface Cast {
  sendAnonymousId: boolean
  collectContext: boolean
  updateLastRequestAt: boolean
  /** Of each person: which address they are known by and by nothing else; absent for people with user ids. */
  addresses: (number | undefined)[]
  iphones: boolean[]
  /** Whether companies of an identify have no id, so that they go by the hash of their name. */
  companiesByName: boolean
}
