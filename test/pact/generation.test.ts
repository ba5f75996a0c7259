import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { pactFileIn } from '../../src/pact/index.ts'
import type { Exchange } from './generation/intercom-api.ts'
import { contents, writePacts } from './generation/write-pacts.ts'
import { pactsFolder } from './verify-provider.ts'

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pacts-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

describe('the pacts', () => {
  it('are those that are committed, byte for byte, whenever they are written ("npm run pact -- --write")', async () => {
    for (const texts of [await writePacts(emptyFolder()), await writePacts(emptyFolder())]) {
      for (const word of ['intercom-api', 'transformer'] as const) {
        expect(texts[word]).toBe(readFileSync(pactFileIn(pactsFolder, word), 'utf8'))
      }
    }
  })

  const refused = contents['intercom-api'].find(({ answer }) => answer.status === 404) as Exchange
  const asking = contents.transformer.slice(0, 1)

  it('are not written for a consumer that makes something else of an answer', async () => {
    const folder = emptyFolder()
    const expecting = { ...refused, comesTo: 'again' } as const
    await expect(writePacts(folder, { 'intercom-api': [expecting], transformer: asking })).rejects.toThrow(
      '"an event of an unknown user is refused": the delivery made of the answer aborted, not again.',
    )
    expect(existsSync(pactFileIn(folder, 'intercom-api'))).toBe(false)
  })

  it('are not written for a consumer that reads another example than was meant', async () => {
    const [question] = asking.map((one) => ({ ...one, reads: ['dropped'] as const }))
    const wrong = { 'intercom-api': [refused], transformer: question === undefined ? [] : [question] }
    await expect(writePacts(emptyFolder(), wrong)).rejects.toThrow(/the platform read .*, not \["dropped"\]/)
  })

  it('have no two interactions of one name, of which Pact would keep the later one', async () => {
    const twice = { 'intercom-api': [refused, { ...refused, answer: { status: 404 } }], transformer: asking }
    await expect(writePacts(emptyFolder(), twice)).rejects.toThrow('has 1 interactions, and not 2: two have one name.')
  })
})
