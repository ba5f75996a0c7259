import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { InputError, readJson, readText, readYaml } from '../../src/input/index.ts'

const schema = Type.Object(
  {
    about: Type.String(),
    level: Type.Enum(['must', 'should']),
    steps: Type.Array(Type.Object({ name: Type.String() })),
  },
  { additionalProperties: false },
)

function complaint(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    if (error instanceof InputError) return error.message
    throw error
  }
  throw new Error('nothing was complained of')
}

describe('readYaml', () => {
  const good = 'about: a story\nlevel: must\nsteps:\n  - name: one\n'

  it('reads a document of the right form', () => {
    expect(readYaml(good, schema, 'a.yaml')).toEqual({ about: 'a story', level: 'must', steps: [{ name: 'one' }] })
  })

  it('names line and column of a syntax error', () => {
    expect(complaint(() => readYaml('about: [a\nlevel: must\n', schema, 'a.yaml'))).toMatch(
      /^a\.yaml:\d+:\d+: This is not YAML: /,
    )
  })

  it('names line, field and what was expected of a value of another kind', () => {
    expect(complaint(() => readYaml(good.replace('name: one', 'name: 5'), schema, 'a.yaml'))).toBe(
      'a.yaml:4:11: "steps.0.name" is 5; expected string.',
    )
  })

  it('names a field that is not known, and the one that was meant', () => {
    expect(complaint(() => readYaml(`${good}abuot: x\n`, schema, 'a.yaml'))).toBe(
      'a.yaml:5:8: The field "abuot" is not known. Did you mean "about"?',
    )
  })

  it('names what is allowed where a word is none of a list', () => {
    expect(complaint(() => readYaml(good.replace('must', 'mst'), schema, 'a.yaml'))).toBe(
      'a.yaml:2:8: "level" is "mst"; expected one of must, should. Did you mean "must"?',
    )
  })

  it('names a field that is missing, at the object that lacks it', () => {
    expect(complaint(() => readYaml('about: x\nlevel: must\n', schema, 'a.yaml'))).toBe(
      'a.yaml:1:1: It lacks the field "steps".',
    )
  })

  it.each(['.inf', '-.inf', '.nan', '1e400'])('refuses %s, which JSON cannot say, with its place', (number) => {
    expect(() =>
      readYaml(`title: x\nwords: ${number}\n`, Type.Object({ title: Type.String(), words: Type.Any() }), 'a.yaml'),
    ).toThrow(/a\.yaml:2:8: -?(?:Infinity|NaN) is no number that JSON can say/)
  })

  it('refuses aliases, which can grow a small file without bound', () => {
    expect(complaint(() => readYaml('about: &a x\nlevel: *a\n', schema, 'a.yaml'))).toContain('aliases')
  })
})

describe('readJson', () => {
  it('names the line of a syntax error', () => {
    expect(complaint(() => readJson('{\n  "about": "x",\n  "level" "must"\n}', schema, 'a.json'))).toMatch(
      /^a\.json:3:\d+: This is not JSON: /,
    )
  })

  it('names the line of a field of another kind', () => {
    const text = '{\n  "about": "x",\n  "level": "must",\n  "steps": [\n    { "name": null }\n  ]\n}'
    expect(complaint(() => readJson(text, schema, 'a.json'))).toBe(
      'a.json:5:15: "steps.0.name" is null; expected string.',
    )
  })
})

describe('readText', () => {
  it('says which file is not there', () => {
    expect(complaint(() => readText('/nowhere/at-all.yaml'))).toBe(
      '/nowhere/at-all.yaml: The file cannot be read: there is no such file.',
    )
  })

  it('leaves out the mark of the byte order that editors of Windows put before it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'marked-'))
    writeFileSync(join(folder, 'a.json'), '\uFEFF{}')
    expect(readText(join(folder, 'a.json'))).toBe('{}')
    rmSync(folder, { recursive: true })
  })

  it.skipIf(!existsSync('/dev/zero'))('refuses a device, which never ends', () => {
    expect(complaint(() => readText('/dev/zero'))).toBe('/dev/zero: The file cannot be read: it is a device.')
  })
})
