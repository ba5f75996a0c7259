import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { resourcesElsewhere } from '../../mocks/intercom/routes/index.ts'
import { packageRoot } from '../../src/runner/index.ts'
import { caller } from '../mocks/intercom/caller.ts'
import { behaviours } from '../mocks/intercom/verify/behaviour-files.ts'
import { behavioursByEndpoint, endpointsTable } from './endpoints.ts'

/** What stands between these two lines of docs/mock.md is written by `npm run docs`. */
const block = /(<!-- endpoints: written by npm run docs -->\n)([\s\S]*?)(<!-- end of endpoints -->)/
const page = join(packageRoot, 'docs', 'mock.md')
const table = `\n${endpointsTable(behaviours)}\n\n`

describe('the table of endpoints', () => {
  const endpoints = behavioursByEndpoint(behaviours)

  it('has evidence of every endpoint that the mock answers', () => {
    const without = [...endpoints].filter(([, about]) => about.length === 0).map(([endpoint]) => endpoint)
    const isHere = (endpoint: string) => caller().send(endpoint.replace('{id}', 'x'), {}).status !== 501
    expect(without.filter(isHere)).toEqual([])
  })

  it('is as the behaviours say', () => {
    const text = readFileSync(page, 'utf8')
    expect(text).toMatch(block)
    if (process.env['UPDATE_DOCS']) {
      writeFileSync(
        page,
        text.replace(block, (_, begin: string, __, end: string) => `${begin}${table}${end}`),
      )
      return
    }
    expect(block.exec(text)?.[2]).toBe(table)
  })

  it('is followed by what answers 501', () => {
    const text = readFileSync(page, 'utf8')
    const after = text.slice(text.indexOf('<!-- end of endpoints -->')).split('\n\n')[1] ?? ''
    for (const resource of resourcesElsewhere) expect(after).toContain(`\`/${resource}\``)
  })
})
