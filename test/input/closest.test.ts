import { describe, expect, it } from 'vitest'
import { closest } from '../../src/input/index.ts'

describe('closest', () => {
  it('finds the word that was meant', () => {
    expect(closest('web-clod', ['web-cloud', 'mobile-cloud'])).toBe('web-cloud')
    expect(closest('JSON', ['human', 'json'])).toBe('json')
  })

  it('is silent where nothing is near', () => {
    expect(closest('zebra', ['human', 'json'])).toBeUndefined()
    expect(closest('x', [])).toBeUndefined()
  })
})
