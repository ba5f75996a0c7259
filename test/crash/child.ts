import { parseArgs } from 'node:util'
import { type IntercomRequest, isJsonObject, seededRandom } from '../../contracts/wire/index.ts'
import { createDelivery, type Delivery, deliverInRealTime, openJournal, sendHttp } from '../../src/delivery/index.ts'
import { parcelAt } from './events.ts'

/**
 * The process that is killed: takes events on without end, and says after each portion how many it has taken on for good. With
 * `--finish` it takes no more on, delivers what is left, and prints the accounting.
 */
const { values: options } = parseArgs({
  options: {
    url: { type: 'string', default: '' },
    journal: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
    lie: { type: 'string', default: '' },
    finish: { type: 'boolean', default: false },
  },
})

const underWayMax = 24
const portion = 6

const journal = await openJournal(options.journal, { clock: Date.now, growthMax: 20_000 })
const core = createDelivery({
  random: seededRandom(Number(options.seed)),
  // The usual policy, in a world that is two hundred times as fast.
  policy: { waitMs: (failures, random) => Math.min(100, 5 * 2 ** (failures - 1)) * (0.5 + random() / 2) },
})
const delivery = options.lie === 'forgets what was under way' ? forgetful(core) : journal.attach(core)
const http = sendHttp({ timeoutMs: 150 })

let stopWaiting = () => {}
const driver = deliverInRealTime({
  delivery,
  send: options.lie === 'stamps each try anew' ? (request) => http(stampedAnew(request)) : http,
  clock: Date.now,
  connectionsMax: 6,
  synced: journal.synced,
  ended: () => stopWaiting(),
})

let next = journal.accounting().accepted
while (!options.finish) {
  for (let count = 0; count < portion; count += 1) driver.accept(parcelAt(next + count, options.url))
  next += portion
  await journal.synced()
  process.stdout.write(`accepted ${next}\n`)
  while (delivery.accounting().underWay > underWayMax) {
    await new Promise<void>((resolve) => {
      stopWaiting = resolve
    })
  }
}
await driver.idle()
await journal.close()
process.stdout.write(`ended ${JSON.stringify(journal.accounting())}\n`)

/** A liar: what had not ended when the last process stopped is not taken on again. */
function forgetful(whole: Delivery): Delivery {
  let isResuming = true
  const deaf: Delivery = {
    ...whole,
    accept: (parcel, standing) => (isResuming ? undefined : whole.accept(parcel, standing)),
  }
  const attached = journal.attach(deaf)
  isResuming = false
  return attached
}

/** A liar: an event happens when it is sent, each time anew. */
function stampedAnew(request: IntercomRequest): IntercomRequest {
  if (!isJsonObject(request.body) || request.body['created_at'] === undefined) return request
  return { ...request, body: { ...request.body, created_at: 1_500_000_000 + (Date.now() % 1e8) } }
}
