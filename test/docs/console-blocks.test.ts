import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/runner/index.ts'
import { runCli } from '../cli/run-cli.ts'

/**
 * Every ```console block of these pages is a command and its real output. `UPDATE_DOCS=1 npm test` writes what the commands print
 * now.
 */
const pages = ['README.md', 'docs/gates.md', 'docs/device-mode.md', 'docs/simulation.md', 'scenarios/README.md']
const block = /```console\n\$ intercom-conformance (.*)\n([\s\S]*?)```/g

/** The words of a command line, with single quotes. */
const wordsOf = (command: string) =>
  [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')

const blocks = pages.flatMap((page) =>
  [...readFileSync(join(packageRoot, page), 'utf8').matchAll(block)].map(([whole, command = '', shown = '']) => ({
    page,
    whole,
    command,
    shown,
  })),
)

describe('what the pages show', () => {
  it('is there to be checked', () => {
    expect(blocks.length).toBeGreaterThanOrEqual(3)
  })

  it.for(blocks)('$page: $command', async ({ page, whole, command, shown }) => {
    const { stdout } = await runCli(wordsOf(command))
    const printed = stdout.replaceAll(process.version, 'v24')
    if (process.env['UPDATE_DOCS']) {
      const file = join(packageRoot, page)
      const text = `\`\`\`console\n$ intercom-conformance ${command}\n${printed}\`\`\``
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replace(whole, () => text),
      )
      return
    }
    expect(shown).toBe(printed)
  })
})
