import { readFileSync } from 'node:fs'
import { type ProviderWord, pactFileIn, readPact } from '../../../src/pact/index.ts'
import { exchanges } from './intercom-api.ts'
import { questions } from './transformer.ts'
import { writeIntercomApi } from './write-intercom-api.ts'
import { writeTransformer } from './write-transformer.ts'

/** What the pacts are made of. */
export const contents = { 'intercom-api': exchanges, transformer: questions }

/**
 * Writes both pacts into an empty folder, one interaction after the other: Pact adds each to the file that is there, so that writers side
 * by side lose some, and one of the same name takes the place of the one before. Throws where one was lost. Answers with the texts.
 */
export async function writePacts(folder: string, of = contents): Promise<Record<ProviderWord, string>> {
  await writeIntercomApi(folder, of['intercom-api'])
  await writeTransformer(folder, of.transformer)
  return {
    'intercom-api': writtenText(folder, 'intercom-api', of['intercom-api'].length),
    transformer: writtenText(folder, 'transformer', of.transformer.length),
  }
}

function writtenText(folder: string, word: ProviderWord, count: number): string {
  const file = pactFileIn(folder, word)
  const written = readPact(file, word).interactions.length
  if (written !== count) throw new Error(`${file} has ${written} interactions, and not ${count}: two have one name.`)
  return readFileSync(file, 'utf8')
}
