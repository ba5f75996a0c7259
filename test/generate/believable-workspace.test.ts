import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../contracts/wire/index.ts'
import { believableWorkspace } from '../../src/generate/index.ts'

const nowSeconds = 1_772_600_767
const make = (people: number, seed: number) => believableWorkspace({ people, seed, nowSeconds })
const fieldOf = (things: readonly JsonObject[], key: string) => things.map((thing) => thing[key])

describe('a believable workspace', () => {
  const made = make(2000, 7)

  it('is the same for the same seed, on every machine, and another for another one', () => {
    const digest = createHash('sha256').update(JSON.stringify(made)).digest('hex')
    expect({ digest, first: made.users[0] }).toMatchSnapshot()
    expect(make(2000, 8)).not.toEqual(made)
  })

  it('has as many people as asked for, one in ten of them a lead', () => {
    expect(made.users.length + made.leads.length).toBe(2000)
    expect(made.leads.length).toBeGreaterThan(100)
    expect(make(1, 3).users.length + make(1, 3).leads.length).toBe(1)
    expect(make(0, 3)).toMatchObject({ users: [], leads: [] })
  })

  it('gives nobody the identifiers of somebody else', () => {
    const people = [...made.users, ...made.leads]
    const emails = fieldOf(people, 'email').filter((email) => email !== null)
    expect(new Set(fieldOf(people, 'user_id')).size).toBe(2000)
    expect(new Set(emails).size).toBe(emails.length)
    expect(emails.every((email) => /^[a-z0-9.]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.example$/.test(String(email)))).toBe(true)
  })

  it('lies in the past, events after the day on which somebody joined', () => {
    const joined = new Map(made.users.map((user) => [user['user_id'], Number(user['signed_up_at'])]))
    for (const event of made.events) {
      expect(Number(event['created_at'])).toBeLessThanOrEqual(nowSeconds)
      expect(Number(event['created_at'])).toBeGreaterThan((joined.get(event['user_id'] ?? '') ?? Infinity) - 60)
    }
    expect(Math.max(...fieldOf(made.users, 'signed_up_at').map(Number))).toBeLessThanOrEqual(nowSeconds)
  })

  it('names only companies that it has', () => {
    const known = new Set(fieldOf(made.companies, 'company_id'))
    const named = made.users.flatMap((user) => fieldOf(user['companies'] as JsonObject[], 'company_id'))
    expect(named.filter((companyId) => !known.has(companyId))).toEqual([])
    expect(new Set(named).size).toBeGreaterThan(known.size / 2)
  })
})
