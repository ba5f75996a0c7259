import { Command } from 'commander'
import { toolVersion } from '../conformance/index.ts'
import { InputError } from '../input/index.ts'
import { startService } from '../service/index.ts'
import type { ExitCode } from './exit-code.ts'
import { keepListening } from './keep-listening.ts'
import { readPort, readWhole } from './read-whole.ts'

interface ServeOptions {
  port: number
  host: string
  intercomUrl?: URL
  bodyLimitMb: number
}

/** `serve`: the reference behind RudderStack's transformer protocol. */
export function defineServe(exit: (code: ExitCode) => void): Command {
  return new Command('serve')
    .description("the reference as a service that speaks RudderStack's transformer protocol")
    .option('--port <n>', 'the port; 0 picks a free one', readPort, 9090)
    .option('--host <address>', 'the interface to listen on', '127.0.0.1')
    .option(
      '--intercom-url <url>',
      'where the proxy routes send what is meant for api.intercom.io; there unless given',
      readOrigin,
    )
    .option(
      '--body-limit-mb <n>',
      'requests over so many megabytes are refused',
      readWhole('--body-limit-mb', 500),
      200,
    )
    .addHelpText('after', examples)
    .action(async (options: ServeOptions) => exit(await runServe(options)))
}

const examples = `
Routes: GET /health, /features, /version, /buildVersion; POST /:version/destinations/intercom, /routerTransform,
/v0/destinations/intercom/proxy and /v1/destinations/intercom/proxy. docs/protocol.md says what each promises.

Examples:
  intercom-conformance serve --port 9090
  intercom-conformance serve --port 0 --intercom-url http://127.0.0.1:4010    with "mock" at the other end
  curl -s http://127.0.0.1:9090/v0/destinations/intercom -H 'Content-Type: application/json' -d '[{
    "message": {"type": "identify", "userId": "u-1"}, "metadata": {"jobId": 1},
    "destination": {"Config": {"apiKey": "t"}, "DestinationDefinition": {"Name": "INTERCOM"}}}]'`

async function runServe({ port, host, intercomUrl, bodyLimitMb }: ServeOptions): Promise<ExitCode> {
  const options = {
    version: toolVersion,
    port,
    host,
    bodyBytesMax: bodyLimitMb * 1024 * 1024,
    ...(intercomUrl === undefined ? {} : { intercomUrl }),
  }
  const there = intercomUrl === undefined ? 'https://api.intercom.io' : intercomUrl.origin
  await keepListening(() => startService(options), host, `The proxy routes send to ${there}. Ctrl-C stops.`)
  return 0
}

function readOrigin(word: string): URL {
  const url = URL.canParse(word) ? new URL(word) : undefined
  const isOrigin = url !== undefined && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`
  if (isOrigin) return url
  throw new InputError(`"--intercom-url ${word}" is no origin. Write it as http://127.0.0.1:4010, without a path.`)
}
