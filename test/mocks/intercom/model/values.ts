import fc from 'fast-check'

/** How a request names a user. */
export interface Names {
  user_id?: string
  email?: string
}

export const userId = fc.constantFrom('u-1', 'u-2', 'u-3')
export const email = fc.constantFrom('a@example.com', 'b@example.com')
export const companyId = fc.constantFrom('c-1', 'c-2')
export const name = fc.constantFrom('Ada', 'Bob')
export const tagName = fc.constantFrom('VIP', 'vip', 'new')
export const names: fc.Arbitrary<Names> = fc.oneof(
  fc.record({ user_id: userId }),
  fc.record({ email }),
  fc.record({ user_id: userId, email }),
)
