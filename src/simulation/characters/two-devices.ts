import { browsing, introduction } from './browsing.ts'
import { aMoment, between, type Life, pick, type Role, untilVisit } from './life.ts'

/** One person with two devices in turn, now and then in one visit: each remembers its own, and both write the same user. */
export function* twoDevices({ person, random }: Role): Life {
  const known = person.devices.map(() => false)
  for (let visits = 0; ; visits += 1) {
    let device = between(random, 0, person.devices.length - 1)
    let afterMs = untilVisit(random, visits === 0)
    const acts = browsing(random, person, between(random, 5, 10))
    for (const action of acts) {
      if (random() < 0.2) device = (device + 1) % person.devices.length
      if (!known[device] || random() < 0.1) {
        known[device] = true
        const traits = { [`device_${device}`]: `of ${person.mark}`, theme: pick(random, ['dark', 'light']) }
        yield { afterMs, device, action: introduction(person, traits) }
        afterMs = aMoment(random)
      }
      yield { afterMs, device, action }
      afterMs = aMoment(random)
    }
  }
}
