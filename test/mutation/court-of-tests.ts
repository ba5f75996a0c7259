import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { globSync } from 'tinyglobby'
import '../fixed-seed.ts'
import type { Trial } from './trial.ts'
import { collect } from './vitest-in-process.ts'

const all = 'test/{contracts,transformer,properties}/**/*.test.ts'
/** What mutants cannot touch, or only a long way round: the schemas of `contracts/wire`, and a race of a hundred thousand keys. */
const beside = /compiles as JSON Schema|a hundred thousand keys/
/** Asked by the other courts, a vector at a time; and what mutants cannot touch. */
const others = ['test/contracts/{vectors,verdicts}.test.ts', 'test/contracts/wire/**']

/** The tests of the reference and of the rules, as `vitest` runs them. */
export async function testTrials(files: string = all): Promise<Trial[]> {
  // What fails has shown enough: nobody reads the smallest example.
  fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true })
  const trials: Trial[] = []
  for (const file of globSync(files, { ignore: others }).sort()) {
    const tests = await collect(file, () => import(pathToFileURL(file).href))
    for (const { name, run } of tests.filter((found) => !beside.test(found.name))) {
      trials.push({
        name,
        complaint: () =>
          run().then(
            () => undefined,
            (thrown: unknown) => String(thrown),
          ),
      })
    }
  }
  return trials
}
