import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { casePlaces, loadCases, packageRoot } from '../../src/runner/index.ts'

describe('where a case is written', () => {
  const placeOf = casePlaces(packageRoot)

  it('is known of every case that comes along, to the line where it can be', () => {
    for (const { id } of loadCases({ folder: packageRoot })) {
      const place = placeOf(id)
      expect(place, id).toBeDefined()
      const [suite, name = ''] = [id.split('/')[0], id.slice(id.indexOf('/') + 1)]
      const lines = readFileSync(join(packageRoot, place?.file ?? ''), 'utf8').split('\n')
      if (suite === 'vectors') expect(lines[(place?.line ?? 0) - 1]).toContain(`"${name}"`)
      if (suite === 'recorded') expect(lines[(place?.line ?? 0) - 1]).toContain(name.split('/').at(-1)?.split('@')[0])
    }
  })

  it('is none of what was generated, of what is not there, and of what is no id', () => {
    const ids = [
      'properties/events@1:2',
      'sequences/journeys@1:2',
      'vectors/U2/no-such-case',
      'recorded/none/x@web-cloud',
      '',
      'x/\n/y',
    ]
    expect(ids.map(placeOf)).toEqual(ids.map(() => undefined))
  })

  it('is a file of the caller, as he sees it, where he has one; else one of this package', () => {
    const folder = mkdtempSync(join(tmpdir(), 'places-'))
    mkdirSync(join(folder, 'journeys'))
    writeFileSync(join(folder, 'journeys', 'mine.yml'), 'about: mine')
    const there = casePlaces(folder)
    expect(there('scenarios/journeys/mine@web-cloud')).toEqual({ file: 'journeys/mine.yml' })
    expect(there('scenarios/identity/first-purchase@web-cloud')).toEqual({
      file: 'scenarios/identity/first-purchase.yaml',
    })
  })
})
