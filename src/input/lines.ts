/**
 * The lines of a stream of UTF-8, without their ends. Only a line feed ends a line: JSON text may hold U+2028 as it is, where
 * `node:readline` would break it.
 */
export async function* linesOf(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let parts: string[] = []
  for await (const chunk of stream) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    const [first = '', ...others] = text.split('\n')
    parts.push(first)
    for (const other of others) {
      yield parts.join('').replace(/\r$/, '')
      parts = [other]
    }
  }
  const rest = parts.join('') + decoder.decode()
  if (rest !== '') yield rest
}
