import { describe, expect, it } from 'vitest'
import { accessTokenOf, isAccessTokenMissing } from '../../../contracts/reading/index.ts'

describe('the Access Token', () => {
  it('is the setting without outer blanks, a number as its text', () => {
    expect(accessTokenOf({ settings: { apiKey: ' token-1\n' } })).toBe('token-1')
    expect(accessTokenOf({ settings: { apiKey: 7 } })).toBe('7')
  })

  it('is absent where the setting is blank or of another kind', () => {
    for (const apiKey of [undefined, null, '', ' \n', true, {}, ['t']]) {
      expect(accessTokenOf({ settings: { apiKey } })).toBeUndefined()
    }
  })

  it('is missing where the setting is absent or blank, and not where it is of another kind', () => {
    const missing = (apiKey: unknown) => isAccessTokenMissing({ settings: { apiKey } })
    expect([undefined, null, '', ' '].map(missing)).toEqual([true, true, true, true])
    expect(['t', 7, true, {}].map(missing)).toEqual([false, false, false, false])
  })
})
