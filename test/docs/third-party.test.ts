import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { packageRoot } from '../../src/runner/index.ts'

const page = join(packageRoot, 'docs', 'third-party-notices.md')

/** What the scripts for pages in `dist/browser` are bundled with, and so is handed on by this package itself. */
const bundled = ['@noble/hashes']

interface Locked {
  version: string
  license?: string
  dependencies?: Record<string, string>
}

/** Every package that the dependencies of this one need, as the lock file places them; peers are the caller's own. */
function shipped(): [name: string, locked: Locked][] {
  const { packages } = JSON.parse(readFileSync(join(packageRoot, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>
  }
  const found = new Map<string, Locked>()
  const waiting = ['']
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    for (const name of Object.keys(packages[from]?.dependencies ?? {})) {
      const nested = `${from}/node_modules/${name}`.replace(/^\//, '')
      const path = Object.hasOwn(packages, nested) ? nested : `node_modules/${name}`
      if (found.has(path)) continue
      found.set(path, packages[path] as Locked)
      waiting.push(path)
    }
  }
  return [...found].map(([path, locked]) => [path.slice(path.lastIndexOf('node_modules/') + 13), locked])
}

/** The packages that come along with an installation of this one, and their licences. `UPDATE_DOCS=1` writes the page anew. */
function notices(): string {
  const rows = shipped().map(([name, { version, license = 'not stated' }]) => `| ${name} | ${version} | ${license} |`)
  const texts = bundled.map((name) => {
    const licence = readFileSync(join(packageRoot, 'node_modules', name, 'LICENSE'), 'utf8')
    return `## ${name}\n\n\`\`\`text\n${licence.trim()}\n\`\`\`\n`
  })
  return `# Third-party notices

Written from package-lock.json by \`npm run docs\`. An installation of intercom-conformance brings these packages along, each under its own licence,
which it carries with it:

| package | version | licence |
|---|---|---|
${[...new Set(rows)].sort().join('\n')}

The scripts for pages (\`INTERCOM.min.js\`, \`widget.js\`, \`conductor.js\`) hold code of ${bundled.join(', ')}.

${texts.join('\n')}`
}

it('names every package that comes along, and its licence', () => {
  const current = notices()
  if (process.env['UPDATE_DOCS']) writeFileSync(page, current)
  expect(readFileSync(page, 'utf8')).toBe(current)
  expect(current).not.toContain('not stated')
  expect(current).not.toMatch(/\| (A?GPL|LGPL|SSPL|BUSL)/)
})
