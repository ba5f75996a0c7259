import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'

const readme = readFileSync(createRequire(import.meta.url).resolve('intercom-client/README.md'), 'utf8')
const limits = readFileSync(join(import.meta.dirname, '../../../../mocks/intercom/LIMITS.md'), 'utf8')
const tests = globSync('intercom-client*.test.ts', { cwd: import.meta.dirname, absolute: true }).map((file) =>
  readFileSync(file, 'utf8'),
)

/** The calls that the client's README shows: `users.create`, `nextPage`. */
const shown = new Set([...readme.matchAll(/\bclient\.((?:\w+\.)*\w+)\(/g)].map(([, call = '']) => call))

describe("the README of Intercom's own client", () => {
  it('shows calls', () => {
    expect(shown.size).toBeGreaterThan(50)
  })

  it.for([...shown])('%s is made against the mock by a test', (call) => {
    expect(tests.some((text) => text.includes(`client.${call}(`))).toBe(true)
  })

  it('shows one call that the mock has not, and LIMITS.md says so', () => {
    expect(shown).toContain('customers.search')
    expect(limits).toContain('`/customers`')
  })
})
