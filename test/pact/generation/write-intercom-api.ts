import { PactV4 } from '@pact-foundation/pact'
import type { JsonObject } from '../../../contracts/wire/index.ts'
import type { Progress } from '../../../src/delivery/index.ts'
import { providers } from '../../../src/pact/index.ts'
import { deliverOnce, nowSeconds } from './deliver-once.ts'
import type { Exchange } from './intercom-api.ts'
import { statusAmong, textLike } from './matchers.ts'

/** The header by which a request is let in, and those by which it is read. What else is sent is the client's own affair. */
function agreedHeaders(headers: Readonly<Record<string, string>>): Record<string, unknown> {
  const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  return {
    Authorization: textLike('^(Bearer|Basic) \\S+$', 'Bearer token-of-the-workspace'),
    Accept: lower.get('accept'),
    'Content-Type': lower.get('content-type'),
    'Intercom-Version': lower.get('intercom-version'),
  }
}

/** Plays every exchange: the real delivery sends its request to Pact's stand-in for Intercom, and has to make the right thing of the answer. */
export async function writeIntercomApi(folder: string, exchanges: readonly Exchange[]): Promise<void> {
  const { consumer, name: provider } = providers['intercom-api']
  const pact = new PactV4({ consumer, provider, dir: folder, logLevel: 'error' })
  for (const exchange of exchanges) {
    const { state, description, request, answer } = exchange
    await pact
      .addInteraction()
      .given(state)
      .uponReceiving(description)
      .withRequest(request.method, new URL(request.url).pathname, (builder) => {
        builder.headers(agreedHeaders(request.headers) as never).jsonBody(request.body as JsonObject)
      })
      .willRespondWith(statusAmong(answer.status), (builder) => {
        if (answer.headers !== undefined) builder.headers(answer.headers as never)
        if (answer.body !== undefined) builder.jsonBody(answer.body as JsonObject)
      })
      .executeTest(async ({ url }) => expectProgress(exchange, await deliverOnce(request, url)))
  }
}

/** A consumer that misreads an answer has no pact to write. */
function expectProgress({ description, comesTo, answer }: Exchange, progress: Progress): void {
  const became = progress.kind === 'ended' ? progress.ending.kind : progress.kind
  if (became !== comesTo)
    throw new Error(`"${description}": the delivery made of the answer ${became}, not ${comesTo}.`)
  const resetMs = progress.kind === 'again' ? progress.holdUntilMs : undefined
  if (answer.status === 429 && resetMs !== (nowSeconds + 8) * 1000) {
    throw new Error(`"${description}": the delivery waits until ${resetMs}, and not for the reset that is named.`)
  }
}
