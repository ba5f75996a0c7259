import { join } from 'node:path'
import { readJson, readText, readYaml } from '../../src/input/index.ts'
import { packageRoot } from '../../src/runner/index.ts'
import { type Explanations, explanationsSchema } from './explanations.ts'
import { type MutationRecord, recordSchema } from './record.ts'

/** The record, written by `npm run mutation`. */
export const mutationFile = 'docs/mutation.json'

/** Why some mutants survive; kept by hand. */
const explanationsFile = 'test/mutation/explained.yaml'

const textOf = (file: string) => readText(join(packageRoot, file), file)

export const readRecord = (): MutationRecord => readJson(textOf(mutationFile), recordSchema, mutationFile)

export const readExplanations = (): Explanations =>
  readYaml(textOf(explanationsFile), explanationsSchema, explanationsFile)
