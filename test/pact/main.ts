import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ProviderWord, pactFileIn } from '../../src/pact/index.ts'
import { writePacts } from './generation/write-pacts.ts'
import { honestProviders } from './providers/honest.ts'
import { lyingIntercoms } from './providers/lying-intercoms.ts'
import { lyingTransformers } from './providers/lying-transformers.ts'
import { failedOf, pactsFolder, verifyProvider } from './verify-provider.ts'

/**
 * `npm run pact`: writes both pacts again and compares them with the committed ones, verifies the mock and the reference against them, and
 * shows that ten liars are caught. Exits 1 where anything of that is otherwise. `--write` puts the new pacts in the place of the old.
 */
const isWriting = process.argv.includes('--write')
let isWell = true

function tell(good: boolean, text: string): void {
  isWell &&= good
  process.stdout.write(`${good ? 'ok  ' : 'NOT '} ${text}\n`)
}

async function writeAgain(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pacts-'))
  try {
    for (const [word, text] of Object.entries(await writePacts(folder))) {
      const file = pactFileIn(pactsFolder, word as ProviderWord)
      if (isWriting) writeFileSync(file, text)
      const isSame = readFileSync(file, 'utf8') === text
      tell(
        isSame,
        `${file.slice(pactsFolder.length + 1)} is ${isSame ? 'as committed' : 'another one now: npm run pact -- --write'}`,
      )
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

await writeAgain()
for (const provider of honestProviders) {
  const { results } = await verifyProvider(provider)
  const kept = results.filter(({ verdict }) => verdict === 'verified').length
  tell(kept === results.length, `${provider.about}: ${kept} of ${results.length} interactions verified`)
}
const liars = [...lyingIntercoms, ...lyingTransformers]
let caught = 0
for (const liar of liars) {
  const failed = failedOf(await verifyProvider(liar))
  if (failed.length > 0) caught += 1
  const fate = failed.length === 0 ? 'not caught' : `fails "${failed.join('", "')}"`
  tell(failed.length > 0, `a liar that ${liar.about}: ${fate}`)
}
tell(caught === liars.length, `${caught} of ${liars.length} liars caught`)
process.exitCode = isWell ? 0 : 1
