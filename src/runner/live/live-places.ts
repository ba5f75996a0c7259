import type { IntercomRequest, Weather, WorkspaceState } from '../../../contracts/wire/index.ts'
import type { Intercom, Passage, Wire } from '../../../mocks/intercom/index.ts'
import { OwnTries, type OwnTry } from './own-tries.ts'

/** What happens to the workspace of a case that is played in real time. */
export interface LivePlace {
  /** Faults in force from now on; none without a weather. */
  setWeather(weather: Weather | undefined): void
  /** What the target tried since the last time that this was asked. */
  tried(): OwnTry[]
  /** Whether a further try of something is awaited. */
  isAwaited(): boolean
  /** When the latest try was answered, in milliseconds since the epoch; 0 before the first. */
  latestAt(): number
  /** What Intercom holds. */
  state(): WorkspaceState
  /** Forgets the workspace. */
  leave(): void
}

/** Tells what time it is, in milliseconds since the epoch. */
type Clock = () => number

/** What a world lets its live places do. */
interface Surroundings {
  intercom: Intercom
  /** Puts the clock of Intercom at this time. */
  setTime(atMs: number): void
  /** A request as its sender meant it. */
  asMeant(request: IntercomRequest): IntercomRequest
}

/** The workspaces of the cases that are played in real time, by token. */
export class LivePlaces {
  readonly #surroundings: Surroundings
  readonly #underWay = new Map<string, { nowMs: Clock; tries: OwnTries }>()

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings
  }

  enter(token: string, nowMs: Clock): LivePlace {
    const { intercom, setTime } = this.#surroundings
    const tries = new OwnTries()
    intercom.drop(token)
    this.#underWay.set(token, { nowMs, tries })
    return {
      setWeather(weather) {
        setTime(nowMs())
        intercom.setWeather(token, weather)
      },
      tried: () => tries.take(),
      isAwaited: () => tries.isAwaited,
      latestAt: () => tries.latestAt,
      state: () => intercom.state(token),
      leave: () => {
        this.#underWay.delete(token)
        intercom.drop(token)
      },
    }
  }

  /** Lets a request fare as the weather of its case says; nothing where its token is of no case that is played in real time. */
  send(token: string, request: IntercomRequest, wire?: Wire): Passage | undefined {
    const place = this.#underWay.get(token)
    if (place === undefined) return undefined
    const { intercom, setTime, asMeant } = this.#surroundings
    const atMs = place.nowMs()
    setTime(atMs)
    const passage = intercom.send(request, wire)
    place.tries.note(asMeant(request), passage, atMs)
    return passage
  }
}
