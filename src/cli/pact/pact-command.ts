import { join } from 'node:path'
import { Command, Option } from 'commander'
import { InputError } from '../../input/index.ts'
import { type ProviderWord, pactFileIn, providers, readPact, verifyPact } from '../../pact/index.ts'
import { packageRoot } from '../../runner/index.ts'
import { readCount } from '../check/check-options.ts'
import type { ExitCode } from '../exit-code.ts'
import { print, say } from '../print.ts'
import { exitCodeOf, verificationText } from './verification-text.ts'

interface PactVerifyOptions {
  provider: ProviderWord
  url: string
  token?: string
  allowWrites?: boolean
  timeoutMs: number
  pact?: string
}

/** `pact`: the contract as pacts. */
export function definePact(exit: (code: ExitCode) => void): Command {
  return new Command('pact').description('the contract in the form of Pact').addCommand(
    new Command('verify')
      .description("run Pact's own verifier with our pacts against a service")
      .addOption(
        new Option('--provider <name>', 'what the service is').choices(Object.keys(providers)).makeOptionMandatory(),
      )
      .requiredOption('--url <address>', 'where it answers')
      .option('--token <token>', 'an access token of the workspace; for a mock one is made up')
      .option('--allow-writes', 'write to a real workspace; replace what a mock holds under the token')
      .option(
        '--timeout-ms <n>',
        'how long one answer may take',
        readCount('--timeout-ms', { minimum: 1, maximum: 600_000 }),
        10_000,
      )
      .option('--pact <file>', 'another pact with the same provider')
      .addHelpText('after', examples)
      .action(async (options: PactVerifyOptions) => exit(await runVerify(options))),
  )
}

const examples = `
Needs the package @pact-foundation/pact (npm i -D @pact-foundation/pact).

Examples:
  intercom-conformance pact verify --provider intercom-api --url http://127.0.0.1:4010    a mock, as "mock" starts one
  intercom-conformance pact verify --provider transformer --url http://127.0.0.1:9090     a transformer, as "serve" starts one
  intercom-conformance pact verify --provider intercom-api --url https://api.intercom.io --token "$TOKEN"

Exit codes: 0 every interaction that was verified is kept, 1 one is not, 2 bad usage, or nothing can be said.`

async function runVerify({
  provider,
  url,
  token,
  allowWrites = false,
  timeoutMs,
  pact: file,
}: PactVerifyOptions): Promise<ExitCode> {
  if (token !== undefined && token.trim() === '') throw new InputError('--token is blank.')
  const pact = readPact(file ?? pactFileIn(join(packageRoot, 'contracts', 'pacts'), provider), provider)
  say(`${pact.consumer.name} → ${pact.provider.name}: ${pact.interactions.length} interactions`)
  if (provider === 'transformer') {
    const idle = [token === undefined ? [] : ['--token'], allowWrites ? ['--allow-writes'] : []].flat()
    if (idle.length > 0) say(`${idle.join(', ')}: not used, since a transformer has no workspace.`)
  }
  const verification = await verifyPact({
    ...{ provider, pact, allowWrites, timeoutMs },
    url: readAddress(url),
    token,
    run: `${process.pid}-${Date.now().toString(36)}`,
  })
  await print(verificationText(verification))
  return exitCodeOf(verification)
}

function readAddress(word: string): string {
  const url = URL.canParse(word) ? new URL(word) : undefined
  if (
    url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    url.search === '' &&
    url.hash === '' &&
    url.username === ''
  ) {
    return url.href.replace(/\/+$/, '')
  }
  throw new InputError(
    `"--url ${word}" is no address. Write it as http://127.0.0.1:4010, without credentials or a query.`,
  )
}
