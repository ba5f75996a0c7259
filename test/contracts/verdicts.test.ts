import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadVectors, packageRoot } from '../../src/runner/index.ts'
import { isPlayed, verdictOf, verdictsFile } from './verdict-of.ts'

it('of each vector it stands written which rules apply, and what they tell ("vitest -u" writes it anew)', async () => {
  const lines = await Promise.all(loadVectors().filter(isPlayed).map(verdictOf))
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(join(packageRoot, verdictsFile))
})
