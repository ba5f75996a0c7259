import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bootedBrowser, phone, platforms } from './devices.ts'

const guide = readFileSync(join(import.meta.dirname, '../../../docs/mock.md'), 'utf8')

/** The methods in the first column of the table under a heading, each once. */
function methodsUnder(heading: string): string[] {
  const [table = ''] = guide.slice(guide.indexOf(`### ${heading}\n`)).split(/\n(?:##|[^|#\n].*\.$)/m)
  const cells = [...table.matchAll(/^\| (`.*?) \|/gm)].map(([, cell = '']) => cell.replace(/ with .*/, ''))
  return [...new Set(cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)))]
}

describe('docs/mock.md, "The SDKs"', () => {
  const ofPage = methodsUnder('The web messenger')
  const ofPhone = methodsUnder('The phones')

  it('lists methods', () => {
    expect(ofPage).toContain('reattach_activator')
    expect(ofPhone).toEqual([
      'initialize',
      'setUserHash',
      'registerIdentifiedUser',
      'registerUnidentifiedUser',
      'updateUser',
      'logEvent',
      'logout',
    ])
  })

  it.each(ofPage)('names %s, which the messenger has', (method) => {
    expect(bootedBrowser().call(method)).not.toContain('no method')
  })

  it.each(ofPhone)('names %s, which both phones have', (method) => {
    for (const platform of platforms) expect(phone(platform).call(method)).not.toContain('no method')
  })
})
