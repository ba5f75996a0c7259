import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitWords } from '../../../src/targets/command/split-words.ts'
import { quoted } from '../../../src/targets/shell-line.ts'

describe('splitWords', () => {
  it.each([
    ['python3 adapter.py --fast', ['python3', 'adapter.py', '--fast']],
    ['  a\t b  ', ['a', 'b']],
    [`'my adapter' "of mine"`, ['my adapter', 'of mine']],
    [`a'b'"c"d`, ['abcd']],
    [`'' ""`, ['', '']],
    ['my\\ adapter a\\\\b', ['my adapter', 'a\\b']],
    [`"a \\"quoted\\" \\$word" "\\n"`, ['a "quoted" $word', '\\n']],
    [`'a\\'`, ['a\\']],
    ['$HOME *.js ; rm | cat > x && y `z`', ['$HOME', '*.js', ';', 'rm', '|', 'cat', '>', 'x', '&&', 'y', '`z`']],
    ['a\\', ['a\\']],
    ['', []],
  ])('splits %j', (line, words) => {
    expect(splitWords(line)).toEqual(words)
  })

  it.each(['"', "'a", `a "b' c`])('refuses a quote that is not closed: %j', (line) => {
    expect(() => splitWords(line)).toThrow(/is not closed/)
  })

  it('reads back every word that was quoted, as a shell does', () => {
    const words = fc.array(fc.string({ unit: 'binary' }).filter((word) => !word.includes('\0') && word.isWellFormed()))
    fc.assert(
      fc.property(words, (some) => {
        expect(splitWords(some.map(quoted).join(' '))).toEqual(some)
      }),
    )
    const [sample = []] = fc.sample(words, { numRuns: 1 })
    const line = `printf '%s\\0' ${sample.map(quoted).join(' ')}`
    const printed = execFileSync('sh', ['-c', line], { encoding: 'utf8' })
    expect(printed.split('\0').slice(0, sample.length)).toEqual(sample)
  })
})
