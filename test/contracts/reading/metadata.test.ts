import { describe, expect, it } from 'vitest'
import { isAmount, isRichLink, readMetadata, richProperties } from '../../../contracts/reading/index.ts'
import type { JsonObject } from '../../../contracts/wire/index.ts'

const link = { url: 'https://example.org/42', value: 'The answer' }
const price = { amount: 34999, currency: 'eur' }

function told(properties: JsonObject, metadata: JsonObject) {
  const { rich, missing, changed, renamed } = readMetadata(properties, metadata)
  const paths = (leaves: typeof missing) => leaves.map(({ path }) => path.join('.'))
  return {
    rich: rich.map(({ key, sentAs }) => [key, sentAs ?? null]),
    missing: paths(missing),
    changed: paths(changed),
    renamed: paths(renamed),
  }
}
const fine = { rich: [], missing: [], changed: [], renamed: [] }

describe('rich properties', () => {
  it('are direct links and amounts', () => {
    expect(richProperties({ link, price, deep: { link } }).map(({ key, kind }) => [key, kind])).toEqual([
      ['link', 'rich link'],
      ['price', 'amount'],
    ])
  })

  it('are none where a field is of another kind or may be left out, or where they would be both', () => {
    const odd = { a: { url: '', value: '' }, b: { amount: '5', currency: 'eur' }, c: { ...link, ...price }, d: [link] }
    expect(richProperties(odd)).toEqual([])
    const parts = { a: { ...link, value: ' ' }, b: { ...link, url: '' }, c: { ...price, currency: '' } }
    expect(richProperties(parts)).toEqual([])
    expect(richProperties(JSON.parse(`{"__proto__":${JSON.stringify(link)}}`))).toEqual([])
  })

  it('have both fields, each in its kind', () => {
    expect([link, { ...link, more: 1 }].map(isRichLink)).toEqual([true, true])
    expect([{ ...link, url: 7 }, { ...link, value: 7 }, { url: 'x' }, null, 'x'].some(isRichLink)).toBe(false)
    expect([price, { ...price, amount: -1.5 }].map(isAmount)).toEqual([true, true])
    expect([{ ...price, amount: '5' }, { ...price, currency: 7 }, { amount: 5 }, []].some(isAmount)).toBe(false)
  })
})

describe('reading metadata', () => {
  it('finds values under any joined name, counted with repeats', () => {
    expect(told({ a: { b: 1 }, c: [1] }, { 'a-b': 1, 'c 1': 1 })).toEqual(fine)
    expect(told({ a: { b: 1 }, c: [1] }, { a_b: 1 })).toEqual({ ...fine, missing: ['c.0'] })
  })

  it('tells a lost value from a changed and a renamed one', () => {
    expect(told({ a: 1 }, {})).toEqual({ ...fine, missing: ['a'] })
    expect(told({ a: 1 }, { a: '1' })).toEqual({ ...fine, changed: ['a'] })
    expect(told({ a: 1 }, { A: 1 })).toEqual({ ...fine, renamed: ['a'] })
  })

  it('finds a rich object under its own key, or by what it holds where the name may change', () => {
    expect(told({ link, 'the.price': price }, { link, the_price: price }).rich).toEqual([
      ['link', 'link'],
      ['the.price', 'the_price'],
    ])
    expect(told({ link }, { other: link }).rich).toEqual([['link', null]])
    expect(readMetadata({ link }, {}).rich).toEqual([{ key: 'link', kind: 'rich link', given: link }])
  })

  it('tells amounts of one currency apart where both may change their names', () => {
    const other = { amount: 1, currency: 'eur' }
    expect(told({ 'a.b': price, 'c.d': other }, { a_b: other, c_d: price }).rich).toEqual([
      ['a.b', 'c_d'],
      ['c.d', 'a_b'],
    ])
  })

  it('finds one that was changed by the half that is left of it, and only among those of its kind', () => {
    const dollars = { ...price, currency: 'usd' }
    expect(told({ 'a.b': price }, { x: { amount: 1, currency: 'usd' }, y: dollars }).rich).toEqual([['a.b', 'y']])
    expect(told({ 'a.b': price }, { x: { amount: 34999, note: 1 }, y: dollars }).rich).toEqual([['a.b', 'y']])
  })

  it('looks for what else a rich object holds inside it and beside it', () => {
    const more = { ...link, author: 'Deep Thought' }
    expect(told({ link: more }, { link: more }).missing).toEqual([])
    expect(told({ link: more }, { link, link_author: 'Deep Thought' }).missing).toEqual([])
    expect(told({ link: more }, { link }).missing).toEqual(['link.author'])
  })
})
