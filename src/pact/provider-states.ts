import type { JsonObject, Weather } from '../../contracts/wire/index.ts'

/** What an interaction finds at Intercom. Data: the mock, a real workspace and the page for readers are all served from it. */
export interface ProviderState {
  /** As the pact names it. */
  name: string
  /** What is true then, in one sentence for readers. */
  says: string
  /** What the workspace holds, in the words of `PUT /_mock/state`, of which `POST /companies` and `POST /users` take each object too. */
  holds?: { companies?: JsonObject[]; users?: JsonObject[] }
  /** Users who are not known, by `user_id`. */
  lacks?: readonly string[]
  /** Faults in force: only a mock has them on demand. */
  weather?: Weather
  /** The token of the pact is sent as it stands there, and not the provider's. */
  isOwnToken?: true
}

const ada = { user_id: 'pact-ada', email: 'ada@pact.example' }
const acme = { company_id: 'pact-acme', name: 'Acme' }
const shared = 'shared@pact.example'
const always = (status: number, reset?: number): Weather => ({
  faults: [{ fault: 'status', status, attempts: 'all', ...(reset === undefined ? {} : { reset }) }],
})

/** The states of `intercom-api-1.4`, by name. Identifiers begin with `pact-`, so that nobody's own data is met by them. */
export const providerStates: ReadonlyMap<string, ProviderState> = new Map(
  (
    [
      { name: 'any workspace', says: 'Nothing is asked of what the workspace holds.' },
      { name: 'no user pact-ada', says: 'There is no user with the `user_id` pact-ada.', lacks: ['pact-ada'] },
      { name: 'no user pact-nobody', says: 'There is no user with the `user_id` pact-nobody.', lacks: ['pact-nobody'] },
      { name: 'a user pact-ada', says: 'There is a user with the `user_id` pact-ada.', holds: { users: [ada] } },
      {
        name: 'a user pact-ada and a company pact-acme',
        says: 'Both are there, and the user is in no company.',
        holds: { companies: [acme], users: [ada] },
      },
      {
        name: 'a user pact-ada in a company pact-acme',
        says: 'Both are there, and the user is in the company.',
        holds: { users: [{ ...ada, companies: [acme] }] },
      },
      {
        name: `two users with the email ${shared}`,
        says: 'Two users, `user_id` pact-one and pact-two, have the same email.',
        holds: {
          users: [
            { user_id: 'pact-one', email: shared },
            { user_id: 'pact-two', email: shared },
          ],
        },
      },
      {
        name: 'the access token is not valid',
        says: 'The token that the pact names opens no workspace.',
        weather: always(401),
        isOwnToken: true,
      },
      {
        name: 'the rate limit is used up',
        says: 'Every request is answered 429 until a reset that the headers name.',
        weather: always(429, 8),
      },
      { name: 'Intercom fails', says: 'Every request is answered 500.', weather: always(500) },
      { name: 'Intercom is unavailable', says: 'Every request is answered 503.', weather: always(503) },
    ] satisfies ProviderState[]
  ).map((state) => [state.name, state]),
)
