import TinyQueue from 'tinyqueue'
import { type Connection, isCloud, type JsonObject, type Weather } from '../../../contracts/wire/index.ts'
import { createDelivery, type Delivery, type DeliveryOptions } from '../../delivery/index.ts'
import { virtualStart } from '../../runner/index.ts'
import type { Target } from '../../targets/index.ts'
import { castOf, chanceOf } from '../cast/cast.ts'
import type { Person } from '../cast/person.ts'
import { type Act, type Life, lifeOf } from '../characters/index.ts'
import { answers, endState, invariants, type RunEnd } from '../invariants/index.ts'
import { Breaches, type Broken } from './breaches.ts'
import type { Counts } from './counter.ts'
import { Gateway } from './gateway.ts'
import { type Credentials, type Ground, settingsFor } from './ground.ts'
import { Installation } from './installation.ts'
import { ModelOfRun } from './model-of-run.ts'
import type { Recorder } from './records.ts'

/** Who of a cast lives, and which of their acts are done. Nobody's life depends on who else lives. */
export interface Selection {
  people: ReadonlySet<number>
  /** Whether an act is done, by its number in the life of its person. */
  keeps(person: number, step: number): boolean
}

/** One run of lives. */
export interface LivePlan {
  target: Target
  people: number
  hours: number
  seed: number
  connections: readonly Connection[]
  /** None is fair weather. It ends when the hours are over: fair weather follows until all is delivered. */
  weather?: Weather
  /** Settings that hold for everybody. */
  settings?: Readonly<JsonObject>
  ground: Ground
  credentials: Credentials
  selection?: Selection
  /** Gets everything that happens, as it ends. */
  recorder?: Recorder
  /** Another delivery, to see what is noticed of it. */
  deliveryOf?(options: DeliveryOptions): Delivery
  /** Told now and then how far virtual time is. */
  onTime?(atMs: number, counts: Counts): void
}

/** Something that somebody did, in order of time. */
export interface Done {
  at: number
  person: Person
  step: number
  act: Act
}

/** What came of a run. */
export interface Course {
  counts: Counts
  broken: readonly Broken[]
  end: RunEnd
  /** What was done; only where a selection was asked for. */
  done: readonly Done[]
}

/** What is left of what nobody waits for any longer, in milliseconds after the hours are over. */
const patienceMs = 3 * 24 * 3_600_000

interface Inhabitant {
  person: Person
  life: Life
  installations: readonly Installation[]
  step: number
}

interface Moment {
  at: number
  /** Of two things at one moment the one that was put down first is first. */
  place: number
  happen: () => void | Promise<void>
}

/** Lets people live for some hours of virtual time, and everything that they do come to its end. */
export async function live(plan: LivePlan): Promise<Course> {
  const { target, seed, hours, ground, credentials, selection, deliveryOf = createDelivery, settings = {} } = plan
  const endMs = virtualStart + hours * 3_600_000
  const place = ground.enter(credentials, plan.weather)
  const agenda = new TinyQueue<Moment>([], (one, other) => one.at - other.at || one.place - other.place)
  let places = 0
  const put = (at: number, happen: Moment['happen']) => {
    places += 1
    agenda.push({ at, place: places, happen })
  }

  const model = new ModelOfRun(settings['sendAnonymousId'] === true)
  const breaches = new Breaches()
  const watchers = breaches.watchers([...invariants, endState(model)])
  const delivery = deliveryOf({ random: chanceOf(seed, -1, 'life') })
  const gateway = new Gateway({
    target,
    place,
    delivery,
    model,
    watchers,
    tellOfAnswers: breaches.tellOf(answers.name),
    recorder: plan.recorder,
  })
  const done: Done[] = []
  const settingsOf = new Map(plan.connections.map((one) => [one, { ...settingsFor(one, credentials), ...settings }]))

  function act(inhabitant: Inhabitant, next: Act, at: number): void {
    const { person, step } = inhabitant
    inhabitant.step += 1
    goOn(inhabitant, at)
    if (selection?.keeps(person.number, step) === false) return
    if (selection !== undefined) done.push({ at, person, step, act: next })
    const installation = inhabitant.installations[next.device] as Installation
    const { connection } = installation.device
    const event = installation.compose(next.action, next.wild)
    const doing = { person, step, act: next, installation, settings: settingsOf.get(connection) ?? {} }
    if (!isCloud(connection)) {
      if (event !== undefined) put(at, () => gateway.take({ ...doing, event }, at))
      return
    }
    const passage = installation.passage()
    // What the source forgets it forgets after what is still on its way.
    if (event === undefined) put(passage.receivedAt, () => gateway.forget(installation, next.action))
    else put(passage.receivedAt, () => gateway.take({ ...doing, event, passage }, passage.receivedAt))
  }

  function goOn(inhabitant: Inhabitant, from: number): void {
    const next = inhabitant.life.next()
    if (next.done) return
    const at = Math.floor(from + next.value.afterMs)
    if (at < endMs) put(at, () => act(inhabitant, next.value, at))
  }

  for (const person of castOf(plan.people, seed, plan.connections)) {
    if (selection?.people.has(person.number) === false) continue
    goOn(
      {
        person,
        life: lifeOf({ person, random: chanceOf(seed, person.number, 'life') }),
        installations: installationsOf(person),
        step: 0,
      },
      virtualStart,
    )
  }
  put(endMs, place.clearUp)

  function installationsOf(person: Person): Installation[] {
    return person.devices.map((device, number) => {
      const random = chanceOf(seed, person.number * 2 + number, 'device')
      return new Installation(device, `anon-${person.mark}`, `${seed}-${person.number}-${number}`, { ...place, random })
    })
  }

  try {
    for (let moments = 1; ; moments += 1) {
      const moment = agenda.pop()
      if (moment === undefined) break
      gateway.advance(moment.at)
      place.setTime(moment.at)
      await moment.happen()
      if (moments % breathEvery !== 0) continue
      plan.onTime?.(moment.at, gateway.counts)
      await breath()
    }
    const at = gateway.drain(endMs + patienceMs)
    const end: RunEnd = { at, state: place.state(), open: gateway.open }
    for (const watcher of watchers) watcher.over?.(end)
    return { counts: gateway.counts, broken: breaches.all, end, done }
  } finally {
    gateway.close()
    place.leave()
  }
}

/** So many moments pass until the process may look at signals, and the terminal at progress. */
const breathEvery = 500

const breath = () => new Promise<void>((resolve) => setImmediate(resolve))
