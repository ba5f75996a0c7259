import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { recordedKinds } from './journey.ts'
import { record } from './record.ts'

it.each(recordedKinds)('the installed %s SDK sends today what scenarios/recorded holds, byte by byte', async (kind) => {
  const stored = readFileSync(new URL(`../../scenarios/recorded/${kind}.jsonl`, import.meta.url), 'utf8')
  expect(await record(kind)).toBe(stored)
})
