import { describe, expect, it } from 'vitest'
import { Outbox } from '../../../mocks/rudderstack/index.ts'

const event = (type: string) => ({ type })

describe('an outbox', () => {
  it('of a phone sends thirty events at once, and more in further batches', () => {
    const outbox = new Outbox('android')
    for (let count = 1; count <= 29; count += 1) outbox.put(event('track'), count)
    expect(outbox.dueMs()).toBe(10_001)
    for (let count = 30; count <= 35; count += 1) outbox.put(event('track'), count)
    expect(outbox.dueMs()).toBe(35)
    expect(outbox.depart().events).toHaveLength(30)
    expect(outbox.depart().events).toHaveLength(5)
    expect(outbox.dueMs()).toBeUndefined()
  })

  it('of a server sends the first event alone, the next ones after ten seconds or when they are twenty', () => {
    const outbox = new Outbox('server')
    outbox.put(event('identify'), 5)
    expect(outbox.dueMs()).toBe(5)
    expect(outbox.depart()).toEqual({ atMs: 5, events: [event('identify')] })
    outbox.put(event('track'), 6)
    expect(outbox.dueMs()).toBe(10_006)
    for (let count = 2; count <= 20; count += 1) outbox.put(event('track'), 6 + count)
    expect(outbox.dueMs()).toBe(26)
  })

  it('keeps everything while it is offline, and sends it when it is back', () => {
    const outbox = new Outbox('web')
    outbox.goes('offline', 0)
    outbox.put(event('track'), 1)
    expect(outbox.dueMs()).toBeUndefined()
    outbox.goes('online', 500)
    expect(outbox.depart()).toEqual({ atMs: 500, events: [event('track')] })
  })
})
