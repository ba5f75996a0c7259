import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Target } from '../../../src/targets/index.ts'
import { callsFor, identify, openPages, play } from './open.ts'

let target: Target
beforeAll(async () => {
  target = await openPages('browser:reference')
})
afterAll(() => target.close?.())

describe('the reference in a page', () => {
  it('says which browser it runs in', () => {
    expect(target.browser).toMatch(/^jsdom \d+\./)
    expect(target.connections).toEqual(['web-device'])
  })

  it('starts the messenger with the App ID before the first call', async () => {
    const [first] = await callsFor(target, [identify('u-1', { email: 'ada@example.com' })])
    expect(first).toEqual([
      { method: 'settings', args: [{ app_id: 'app-1' }] },
      { method: 'load', args: ['https://widget.intercom.io/widget/app-1'] },
      { method: 'update', args: [{ user_id: 'u-1', email: 'ada@example.com' }] },
    ])
  })

  it('keeps the whole company that an app gives as an object', async () => {
    const [calls = []] = await callsFor(target, [identify('u-1', { company: { id: 'c-1', name: 'Acme' } })])
    expect(calls.at(-1)?.args).toEqual([{ user_id: 'u-1', companies: [{ company_id: 'c-1', name: 'Acme' }] }])
  })

  it('sends tracks and pages, and nothing of a group', async () => {
    const events = [
      identify('u-1'),
      { type: 'track', userId: 'u-1', event: 'Paid', properties: { seats: 0 } },
      { type: 'page', userId: 'u-1', name: 'Home' },
      { type: 'group', userId: 'u-1', groupId: 'c-1', traits: { name: 'Acme' } },
    ]
    const [, track, page, group] = await callsFor(target, events)
    expect(track).toEqual([{ method: 'trackEvent', args: ['Paid', { seats: 0 }] }])
    expect(page).toEqual([{ method: 'update', args: [] }])
    expect(group).toEqual([])
  })

  it('shuts the messenger down before the first call for somebody else, since no SDK tells it of a reset', async () => {
    const events = [identify('u-1'), { type: 'reset' }, { type: 'track', userId: '', event: 'Looked' }]
    const [, reset, track] = await callsFor(target, events)
    expect(reset).toEqual([])
    expect(track?.map(({ method }) => method)).toEqual(['shutdown', 'boot', 'trackEvent'])
  })

  it('names the missing App ID, and sends nothing', async () => {
    const [answer] = await play(target, [identify('u-1')], {})
    expect(answer).toMatchObject({ outcome: { kind: 'dropped', reason: expect.stringContaining('appId') } })
  })
})

describe('what is judged', () => {
  it('is the event that the SDK composed: known traits travel with every event', async () => {
    const track = { type: 'track', userId: 'u-1', event: 'Paid' }
    const [, answer] = await play(target, [identify('u-1', { plan: 'pro' }), track])
    expect(answer).toMatchObject({
      kind: 'composed',
      event: { type: 'track', channel: 'web', userId: 'u-1', context: { traits: { plan: 'pro' } } },
    })
  })

  it('is the same in every run', async () => {
    const events = [identify('u-1', { plan: 'pro' }), { type: 'page', userId: 'u-1', name: 'Home' }]
    expect(await play(target, events)).toEqual(await play(target, events))
  })

  it('remembers whom an earlier page knew, where the first event is of somebody', async () => {
    const track = { type: 'track', userId: 'u-9', event: 'Paid', context: { traits: { plan: 'pro' } } }
    const [answer] = await play(target, [track])
    expect(answer).toMatchObject({ event: { userId: 'u-9', context: { traits: { plan: 'pro' } } } })
  })

  it('is told apart from what no page ever sends', async () => {
    const unsaid = [
      { type: 'screen', userId: '' },
      { type: 'identify', userId: 7 },
      { type: 'identify', userId: 'u-1', traits: { plan: 'pro' } },
      { type: 'track', userId: '', event: 'Paid', properties: 'none' },
      { type: 'track', userId: '', event: 'Paid', email: 'ada@example.com' },
      { type: 'track', userId: '', event: 'Paid', integrations: { All: false } },
    ]
    for (const event of unsaid) expect(await play(target, [event])).toMatchObject([{ kind: 'skipped' }])
  })

  it('is another page for every session: none sees what the one before stored', async () => {
    await play(target, [identify('u-1', { plan: 'pro' })])
    const [answer] = await play(target, [{ type: 'track', userId: '', event: 'Looked' }])
    expect(answer).toMatchObject({ event: { userId: '', context: { traits: {} } } })
  })
})
