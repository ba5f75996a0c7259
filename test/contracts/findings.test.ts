import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadVectors, packageRoot } from '../../src/runner/index.ts'
import { toldFile, toldOf } from './told.ts'

it('each broken vector is told what is wrong, what was expected and what came ("vitest -u" writes it anew)', async () => {
  const broken = loadVectors().filter((vector) => vector.expect === 'flag')
  const lines = await Promise.all(broken.map(toldOf))
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(join(packageRoot, toldFile))
})
