import { describe, expect, it } from 'vitest'
import { commonRules } from '../../../../contracts/rules/common/index.ts'
import type { Event, JsonObject, JsonValue } from '../../../../contracts/wire/index.ts'
import { exchangeOf, playedCase, post } from '../played.ts'

const identify = { type: 'identify', userId: 'u-1' }

function told(event: Event, body: JsonObject) {
  const rule = commonRules.find(({ id }) => id === 'G11')
  const played = playedCase(exchangeOf(event, [post('/users', { user_id: 'u-1', ...body })]))
  return rule?.judge(played).map(({ findings }) => findings.length)[0]
}
const custom = (attributes: JsonValue) => ({ custom_attributes: attributes })

describe('G11', () => {
  it('sees a value of another kind that was sent as it is', () => {
    expect(told({ ...identify, traits: 'pro' }, custom('pro'))).toBe(1)
    expect(told({ ...identify, traits: true }, custom(true))).toBe(1)
    expect(told({ ...identify, properties: 7 }, { metadata: 7 })).toBe(1)
    expect(told({ ...identify, traits: null }, custom(null))).toBe(0)
    expect(told({ ...identify, traits: true }, custom({ new: true }))).toBe(0)
  })

  it('sees its parts: text, numbers, and the letters of a text', () => {
    expect(told({ ...identify, traits: ['pro', 7] }, custom({ a: 'pro' }))).toBe(1)
    expect(told({ ...identify, traits: ['pro', 7] }, custom({ a: 7 }))).toBe(1)
    expect(told({ ...identify, traits: 'pro' }, custom({ '0': 'p', '1': 'r' }))).toBe(1)
    expect(told({ ...identify, traits: '😀!' }, custom({ '0': '😀' }))).toBe(1)
    expect(told({ ...identify, traits: '😀!' }, custom({ '0': '\ud83d' }))).toBe(1)
    expect(told({ ...identify, properties: 'pro' }, { metadata: { '0': 'p' } })).toBe(1)
    expect(told({ ...identify, traits: 'pro' }, custom({ '0': 'pro!' }))).toBe(0)
    expect(told({ ...identify, traits: '' }, custom({ '0': '' }))).toBe(0)
  })

  it('leaves alone what says nothing: booleans, null and blanks', () => {
    for (const value of [true, false, null, '', ' ']) {
      expect(told({ ...identify, traits: [value] }, custom({ a: value }))).toBe(0)
    }
  })

  it('leaves alone what stands elsewhere in the event too, as text or as the number that it says', () => {
    const context = { plan: 'pro', seats: '7', nul: 'a\u0000b', blank: ' ' }
    for (const value of ['pro', 7, 'a', 'b', '7']) {
      expect(told({ ...identify, traits: [value], context }, custom({ a: value }))).toBe(0)
    }
    expect(told({ ...identify, traits: [0], context }, custom({ a: 0 }))).toBe(1)
    expect(told({ ...identify, traits: ['x'], context }, custom({ a: 'x' }))).toBe(1)
  })

  it('looks at context.traits inside a context that is right, and at nothing of a context that is not', () => {
    const inside = { traits: ['pro'], plan: 'free' }
    expect(told({ ...identify, context: inside }, custom({ a: 'pro' }))).toBe(1)
    expect(told({ ...identify, context: { traits: ['free'], plan: 'free' } }, custom({ a: 'free' }))).toBe(0)
    expect(told({ ...identify, context: ['pro'] }, custom({ a: 'pro' }))).toBe(1)
    expect(told({ ...identify, traits: ['pro'], context: { traits: { plan: 'pro' } } }, custom({ plan: 'pro' }))).toBe(
      0,
    )
  })

  it('applies to supported types alone, and where something is misplaced', () => {
    expect(told({ ...identify, type: 'page', traits: 'pro' }, custom('pro'))).toBeUndefined()
    expect(told(identify, custom('pro'))).toBeUndefined()
    for (const type of ['Identify', 'track', 'group']) expect(told({ ...identify, type, traits: 'x' }, {})).toBe(0)
  })
})
