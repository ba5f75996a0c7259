import { readFileSync } from 'node:fs'
import { type ProviderWord, pactFileIn, readPact } from '../../../src/pact/index.ts'
import { exchanges } from './intercom-api.ts'
import { questions } from './transformer.ts'
import { writeIntercomApi } from './write-intercom-api.ts'
import { writeTransformer } from './write-transformer.ts'

/** Both pacts, and how many interactions each has to have. */
const writers: Readonly<Record<ProviderWord, { write(folder: string): Promise<void>; count: number }>> = {
  'intercom-api': { write: writeIntercomApi, count: exchanges.length },
  transformer: { write: writeTransformer, count: questions.length },
}

/**
 * Writes both pacts into an empty folder, one interaction after the other: Pact adds each to the file that is there, so that writers side
 * by side lose some, and one of the same name takes the place of the one before. Throws where one was lost.
 */
export async function writePacts(folder: string): Promise<Record<ProviderWord, string>> {
  const texts = { 'intercom-api': '', transformer: '' }
  for (const [word, { write, count }] of Object.entries(writers) as [ProviderWord, (typeof writers)[ProviderWord]][]) {
    await write(folder)
    const file = pactFileIn(folder, word)
    const written = readPact(file, word).interactions.length
    if (written !== count) throw new Error(`${file} has ${written} interactions, and not ${count}: two have one name.`)
    texts[word] = readFileSync(file, 'utf8')
  }
  return texts
}
