import { afterEach, describe, expect, it } from 'vitest'
import type { Fault } from '../../../../mocks/intercom/index.ts'
import { closeAll, headers, open } from './opened.ts'

afterEach(closeAll)

describe('weather on the socket', () => {
  const under = (fault: Fault) => open({ weather: { faults: [fault] } })

  it.each([{ fault: 'reset-before' } as const, { fault: 'reset-after' } as const])(
    '$fault breaks the connection',
    async (fault) => {
      const { door, post } = await under(fault)
      await expect(post('/users', { user_id: 'u-1' })).rejects.toMatchObject({
        cause: { code: expect.stringMatching(/ECONNRESET|EPIPE|UND_ERR_SOCKET/) },
      })
      expect(door.intercom.state('token-1').users).toHaveLength(fault.fault === 'reset-after' ? 1 : 0)
    },
  )

  it('a lost answer never comes', async () => {
    const { door } = await under({ fault: 'lost' })
    const left = new AbortController()
    const lost = fetch(`${door.url}/users`, { method: 'POST', headers, body: '{"user_id":"u-1"}', signal: left.signal })
    await expect.poll(() => door.intercom.state('token-1').users.length, { timeout: 50_000 }).toBe(1)
    left.abort()
    await expect(lost).rejects.toThrow()
  })

  it('a truncated answer ends in its middle', async () => {
    const { post } = await under({ fault: 'truncated' })
    const response = await post('/users', { user_id: 'u-1' })
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow()
  })

  it('a dripping answer comes whole', async () => {
    const { post } = await under({ fault: 'drip', bytesPerSecond: 20_000 })
    expect(await (await post('/users', { user_id: 'u-1' })).json()).toMatchObject({ user_id: 'u-1' })
  })

  it('an error page is HTML', async () => {
    const { post } = await under({ fault: 'html' })
    const response = await post('/users', { user_id: 'u-1' })
    expect([response.status, response.headers.get('content-type')]).toEqual([502, 'text/html'])
    expect(await response.text()).toMatch(/^<html>/)
  })
})
