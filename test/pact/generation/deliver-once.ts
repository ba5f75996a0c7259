import { type IntercomRequest, seededRandom } from '../../../contracts/wire/index.ts'
import { createDelivery, deliverInRealTime, type Progress, parcelOf, sendHttp } from '../../../src/delivery/index.ts'

/** The time of the consumer, in unix seconds. Fixed, so that a reset which an example names is always still to come. */
export const nowSeconds = 1_700_000_000

/** Has the real delivery send one request to another address, and tells what it makes of the first answer. */
export async function deliverOnce(request: IntercomRequest, address: string): Promise<Progress> {
  const first = Promise.withResolvers<Progress>()
  const delivery = createDelivery({ random: seededRandom(1) })
  const driver = deliverInRealTime({
    delivery: {
      ...delivery,
      answered(attempt, answer, nowMs) {
        const progress = delivery.answered(attempt, answer, nowMs)
        first.resolve(progress)
        return progress
      },
    },
    send: sendHttp(),
    clock: () => nowSeconds * 1000,
  })
  const url = address + new URL(request.url).pathname
  driver.accept(parcelOf('event-1', [{ ...request, url }]))
  const progress = await first.promise
  await driver.stop()
  return progress
}
