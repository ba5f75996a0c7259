import { isDeepStrictEqual } from 'node:util'
import { PactV4 } from '@pact-foundation/pact'
import type { JsonObject, Outcome } from '../../../contracts/wire/index.ts'
import { providers } from '../../../src/pact/index.ts'
import { Asking } from '../../../src/targets/http/asking.ts'
import { jobOf, routes } from '../../../src/targets/http/compose.ts'
import { openConnection } from '../../../src/targets/http/connection.ts'
import { type Question, summaryOf } from './transformer.ts'

/**
 * Plays every question: the client by which this project speaks the platform's part asks Pact's stand-in for a transformer, and has to read
 * the example aright.
 */
export async function writeTransformer(folder: string, questions: readonly Question[]): Promise<void> {
  const { consumer, name: provider } = providers.transformer
  const pact = new PactV4({ consumer, provider, dir: folder, logLevel: 'error' })
  for (const question of questions) {
    const { description, route, inputs, items, isPending = false } = question
    const { path, body } = routes[route]
    const jobs = inputs.map((input, place) => jobOf(input, place + 1))
    await pact
      .addInteraction()
      .pending(isPending)
      .uponReceiving(description)
      .withRequest('POST', path, (builder) => {
        builder.headers({ 'Content-Type': 'application/json' }).jsonBody(JSON.parse(body(jobs)) as JsonObject)
      })
      .willRespondWith(200, (builder) => {
        builder.jsonBody(route === 'processor' ? items : { output: items })
      })
      .executeTest(({ url }) => ask(question, url))
  }
}

async function ask({ description, route, inputs, reads }: Question, origin: string): Promise<void> {
  const connection = await openConnection({ origin, headers: { 'content-type': 'application/json' }, width: 1 })
  try {
    const isThere = () => Promise.resolve(true)
    const asking = new Asking(connection.ask, {
      ...{ prefix: '', timeoutMs: 5000, jobs: 1, batch: 1, route, isHeard: true },
      ...{ isUp: isThere, comeBack: isThere },
    })
    const answers = (await asking.together(inputs)) as Outcome[]
    const read = answers.map(summaryOf)
    if (isDeepStrictEqual(read, reads)) return
    throw new Error(`"${description}": the platform read ${JSON.stringify(answers)}, not ${JSON.stringify(reads)}.`)
  } finally {
    await connection.close()
  }
}
