import { afterEach, describe, expect, it } from 'vitest'
import { type IntercomRequest, seededRandom, type Weather } from '../../contracts/wire/index.ts'
import { type SocketDoor, startSocket } from '../../mocks/intercom/doors/socket.ts'
import {
  createDelivery,
  deliverInRealTime,
  type Ending,
  NetworkFailure,
  parcelOf,
  type RealTimeOptions,
  type SendLater,
  sendHttp,
} from '../../src/delivery/index.ts'

const doors: SocketDoor[] = []
afterEach(async () => {
  await Promise.all(doors.splice(0).map((door) => door.close()))
})

const step = (url: string, person: string, number: number): IntercomRequest => ({
  method: 'POST',
  url: `${url}/users`,
  headers: { authorization: 'Bearer t', 'content-type': 'application/json' },
  body: { user_id: person, custom_attributes: { step: number } },
})

const quick = { waitMs: (failures: number, random: () => number) => 2 * failures * (1 + random()) }

function begin(options: Partial<RealTimeOptions> & { send: SendLater }) {
  const endings: Ending[] = []
  const delivery = createDelivery({ random: seededRandom(1), policy: quick })
  const driver = deliverInRealTime({ delivery, clock: Date.now, ended: (ending) => endings.push(ending), ...options })
  return { driver, delivery, endings }
}

/** Sends that wait until they are let go, in the order of asking. */
function held() {
  const asked: { url: string; answer(status: number): void }[] = []
  const send: SendLater = ({ url }) =>
    new Promise((resolve) => {
      asked.push({ url, answer: (status) => resolve({ status, headers: {} }) })
    })
  return { asked, send }
}

/** Lets everything happen that happens by itself, without time going by. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('a delivery in real time', () => {
  it('brings everything through bad weather over a socket, in the order of each person', async () => {
    const weather: Weather = {
      faults: [
        { fault: 'latency', ms: { min: 0, max: 5 } },
        { fault: 'status', status: 503, probability: 0.2 },
        { fault: 'reset-after', probability: 0.1 },
        { fault: 'truncated', probability: 0.1 },
      ],
    }
    const door = await startSocket({ weather })
    doors.push(door)
    let [underWay, most] = [0, 0]
    const http = sendHttp()
    const { driver, endings } = begin({
      connectionsMax: 4,
      async send(request) {
        underWay += 1
        most = Math.max(most, underWay)
        return http(request).finally(() => {
          underWay -= 1
        })
      },
    })
    for (let number = 0; number < 60; number += 1) {
      driver.accept(parcelOf(`e${number}`, [step(door.url, `u-${number % 7}`, number)]))
    }
    await driver.idle()
    expect(endings.filter(({ kind }) => kind === 'delivered')).toHaveLength(60)
    expect(most).toBe(4)
    const last = door.intercom.state('t').users.map(({ user_id, custom_attributes }) => [user_id, custom_attributes])
    expect(Object.fromEntries(last)).toEqual(
      Object.fromEntries([56, 57, 58, 59, 53, 54, 55].map((number) => [`u-${number % 7}`, { step: number }])),
    )
  })

  it('tells why no answer came', async () => {
    const { driver, endings } = begin({
      send: () => Promise.reject(new NetworkFailure('ECONNREFUSED', 'nobody is there')),
    })
    driver.accept(parcelOf('e1', [step('http://i', 'u-1', 1)]))
    await driver.idle()
    expect(endings).toMatchObject([
      { kind: 'aborted', reason: 'no answer came (ECONNREFUSED), and so it did at each of 16 tries' },
    ])
  })

  it('sends nothing more once it is stopped, and waits for what is under way', async () => {
    const { asked, send } = held()
    const { driver, delivery } = begin({ send, connectionsMax: 1 })
    for (const person of ['ada', 'bob', 'eve']) driver.accept(parcelOf(person, [step('http://i', person, 1)]))
    let isOver = false
    const over = driver.stop().then(() => {
      isOver = true
    })
    await settle()
    expect([asked.length, isOver]).toEqual([1, false])
    asked[0]?.answer(200)
    await over
    expect(asked).toHaveLength(1)
    expect(delivery.accounting()).toMatchObject({ delivered: 1, underWay: 2 })
  })

  it('sends nothing before the answers so far are written down', async () => {
    const { asked, send } = held()
    const writing: (() => void)[] = []
    const { driver } = begin({ send, synced: () => new Promise((resolve) => writing.push(resolve)) })
    driver.accept(parcelOf('e1', [step('http://i', 'ada', 1)]))
    driver.accept(parcelOf('e2', [step('http://i', 'ada', 2)]))
    await settle()
    asked[0]?.answer(200)
    await settle()
    expect([asked.length, writing.length]).toEqual([1, 1])
    writing[0]?.()
    await settle()
    expect(asked).toHaveLength(2)
  })

  it('stops where answers cannot be written down, and says so', async () => {
    const { asked, send } = held()
    const { driver } = begin({ send, synced: () => Promise.reject(new Error('no space left')) })
    driver.accept(parcelOf('e1', [step('http://i', 'ada', 1)]))
    driver.accept(parcelOf('e2', [step('http://i', 'ada', 2)]))
    await settle()
    asked[0]?.answer(200)
    await expect(driver.idle()).rejects.toThrow('no space left')
    expect(asked).toHaveLength(1)
  })
})
