import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { pactFileIn } from '../../src/pact/index.ts'
import { writePacts } from './generation/write-pacts.ts'
import { pactsFolder } from './verify-provider.ts'

/** The pacts as they are written now, into a folder of their own. */
function written() {
  const folder = mkdtempSync(join(tmpdir(), 'pacts-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return writePacts(folder)
}

it('writes the pacts that are committed, byte for byte, whenever it is asked ("npm run pact -- --write" writes them)', async () => {
  for (const texts of [await written(), await written()]) {
    for (const word of ['intercom-api', 'transformer'] as const) {
      expect(texts[word]).toBe(readFileSync(pactFileIn(pactsFolder, word), 'utf8'))
    }
  }
})
