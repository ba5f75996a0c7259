import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Target } from '../../../src/targets/index.ts'
import { callsFor, identify, openPages } from './open.ts'

let target: Target
beforeAll(async () => {
  target = await openPages('browser:rudder-sdk-js@1.4.3')
})
afterAll(() => target.close?.())

describe('rudder-sdk-js 1.4.3, with the integration that it was published with', () => {
  it('loses all that is in a company given as an object', async () => {
    const [calls = []] = await callsFor(target, [identify('u-1', { company: { id: 'c-1', name: 'Acme' } })])
    expect(calls.at(-1)).toEqual({ method: 'update', args: [{ user_id: 'u-1', companies: [{}] }] })
  })

  it('joins a missing last name as text', async () => {
    const [calls = []] = await callsFor(target, [identify('u-1', { firstName: 'Ada' })])
    expect(calls.at(-1)?.args).toMatchObject([{ name: 'Ada undefined' }])
  })

  it('starts the messenger as its settings say', async () => {
    const [calls = []] = await callsFor(target, [{ type: 'page', userId: '', name: 'Home' }])
    expect(calls.map(({ method }) => method)).toEqual(['settings', 'load', 'update'])
  })
})
