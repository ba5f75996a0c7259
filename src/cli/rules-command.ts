import { Command } from 'commander'
import { createColors } from 'picocolors'
import { catalogue } from '../../contracts/rules/catalogue.ts'
import { areas } from '../../contracts/rules/index.ts'
import type { ExitCode } from './exit-code.ts'
import { print } from './print.ts'

/** `rules [--json]`: the contract, rule by rule. */
export function defineRules(exit: (code: ExitCode) => void): Command {
  return new Command('rules')
    .description('the contract, rule by rule')
    .option('--json', 'for programs: the same as contracts/catalogue.json')
    .action(async ({ json }: { json?: boolean }) => {
      await print(json ? `${JSON.stringify(catalogue, null, 2)}\n` : listing())
      exit(0)
    })
}

function listing(): string {
  const paint = createColors(createColors().isColorSupported && process.stdout.isTTY === true)
  const width = Math.max(...areas.flatMap(({ rules }) => rules.map(({ id }) => id.length)))
  const lines = areas.flatMap(({ name, rules }) => [
    paint.bold(name),
    ...rules.map(({ id, level, says }) => `  ${id.padEnd(width)}  ${level.padEnd(6)}  ${says}`),
    '',
  ])
  return `${lines.join('\n')}"explain ID" tells why a rule matters, where it comes from, and what breaks it.\n`
}
