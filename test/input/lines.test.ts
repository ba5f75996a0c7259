import { describe, expect, it } from 'vitest'
import { linesOf } from '../../src/input/index.ts'

async function lines(...chunks: (string | Uint8Array)[]): Promise<string[]> {
  async function* stream() {
    yield* chunks
  }
  const found: string[] = []
  for await (const line of linesOf(stream())) found.push(line)
  return found
}

describe('linesOf', () => {
  it('joins lines that arrive in parts', async () => {
    expect(await lines('a', 'b\nc', 'd\n', '\ne')).toEqual(['ab', 'cd', '', 'e'])
  })

  it('joins a character whose bytes arrive apart', async () => {
    const bytes = new TextEncoder().encode('né\n')
    expect(await lines(bytes.slice(0, 2), bytes.slice(2))).toEqual(['né'])
  })

  it('breaks only at line feeds: JSON text may hold U+2028', async () => {
    expect(await lines('"a\u2028b"\r\n"c"')).toEqual(['"a\u2028b"', '"c"'])
  })
})
