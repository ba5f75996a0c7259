import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { generatedFiles } from '../../contracts/generate/generated-files.ts'
import { packageRoot } from '../../src/runner/index.ts'

const files = [...generatedFiles()]

describe('generated files', () => {
  it.for(files)('%s is fresh ("npm run generate" writes it)', ([path, text]) => {
    expect(readFileSync(join(packageRoot, path), 'utf8')).toBe(text)
  })

  it('are all the schemas that there are', () => {
    const generated = files.map(([path]) => path).filter((path) => path.startsWith('contracts/schemas/'))
    expect(
      readdirSync(join(packageRoot, 'contracts', 'schemas'))
        .map((name) => `contracts/schemas/${name}`)
        .toSorted(),
    ).toEqual(generated.toSorted())
  })

  it.for(files.filter(([path]) => path.endsWith('.schema.json')))('%s compiles as JSON Schema 2020-12', ([, text]) => {
    expect(() => new Ajv2020({ strict: false }).compile(JSON.parse(text))).not.toThrow()
  })
})
