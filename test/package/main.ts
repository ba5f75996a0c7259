import { parseArgs } from 'node:util'
import { withPacked } from './packed.ts'
import { tryOn } from './try-on.ts'

/** `npm run verify-package`: packs, looks at the package with publint and are-the-types-wrong, and uses it on each Node as a stranger would. */
const { values } = parseArgs({ options: { node: { type: 'string', default: '22,24,26' } } })

const tell = (line: string) => process.stdout.write(`${line}\n`)
const isSound = await withPacked(async (packed) => {
  tell(`packed      ${packed.kilobytes} kB in ${packed.files} files, ${packed.unpackedKilobytes} kB unpacked`)
  let allSound = true
  for (const finding of [...packed.lint(), ...packed.types()]) {
    allSound = false
    tell(`  ✗ ${finding}`)
  }
  for (const version of values.node.split(',')) {
    const { lines, sound } = tryOn(version, packed.file)
    for (const line of lines) tell(line)
    allSound &&= sound
  }
  return allSound
})
tell(isSound ? 'the package is sound' : 'the package is broken')
process.exitCode = isSound ? 0 : 1
