import { createInterface } from 'node:readline'

/**
 * An adapter in JavaScript around an implementation that is a module: any file that exports `transform({ connection, settings, event })`,
 * for one the reference.
 *
 *     intercom-conformance check command:"node --import tsx adapter.mjs ../../../src/transformer/index.ts"
 */
const [, , path] = process.argv
const { transform } = await import(new URL(path, import.meta.url))

const introduction = {
  name: 'adapter.mjs',
  version: '1.0.0',
  language: 'JavaScript',
  homepage: 'https://example.com',
  connections: ['web-cloud', 'mobile-cloud', 'server-cloud'],
}
const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`)

// Standard output is for answers alone.
console.log = console.error

for await (const line of createInterface({ input: process.stdin })) {
  const { cmd, seq, ...given } = JSON.parse(line)
  if (cmd === 'start') say(introduction)
  if (cmd === 'stop') break
  if (cmd === 'transform') say({ seq, outcome: await transform(given) })
}
process.stdin.destroy()
