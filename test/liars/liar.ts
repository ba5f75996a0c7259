import {
  type Event,
  type IntercomRequest,
  isJsonObject,
  type JsonObject,
  type Outcome,
} from '../../contracts/wire/index.ts'
import { reference, type Target, type TargetInput } from '../../src/targets/index.ts'

/** A target that is wrong on purpose in one way, and the rule that has to find it. */
export interface Liar {
  /** What it does wrong, in plain words: no two liars tell the same lie. */
  lie: string
  /** The rule that it breaks. */
  breaks: string
  /** Made anew each time it is asked for, so that what it remembers begins with each run. */
  readonly target: Target
  /** Whether what it makes of an event depends on the events before. */
  remembers?: true
}

/** Turns a part of what the reference makes of an event into something else. */
export type Turn<Part> = (part: Part, input: TargetInput) => Part

/** Where a request goes. */
export type Path = '/users' | '/companies' | '/events'

/** A liar with a transformation of its own, which `begin` makes for each run. */
export function liarWith(lie: string, breaks: string, begin: () => Target['transform']): Liar {
  return {
    lie,
    breaks,
    get target() {
      return { ...reference, name: `liar: ${lie}`, transform: begin() }
    },
  }
}

const turning =
  (turn: Turn<Outcome>): Target['transform'] =>
  async (input) =>
    turn(await reference.transform(input), input)

/** The reference with its outcome turned into another one, by a turn that remembers: it is made for each run. */
export function rememberingLiar(lie: string, breaks: string, makeTurn: () => Turn<Outcome>): Liar {
  // Assigned, since a copy would ask for the target once and for all.
  return Object.assign(
    liarWith(lie, breaks, () => turning(makeTurn())),
    { remembers: true as const },
  )
}

/** The reference with its outcome turned into another one. */
export function liar(lie: string, breaks: string, turn: Turn<Outcome>): Liar {
  return liarWith(lie, breaks, () => turning(turn))
}

/** The reference with the requests to one path turned into others. */
export function requestLiar(lie: string, breaks: string, path: Path, turn: Turn<IntercomRequest>): Liar {
  return liar(lie, breaks, (outcome, input) => {
    if (outcome.kind !== 'requests') return outcome
    const requests = outcome.requests.map((request) => (request.url.endsWith(path) ? turn(request, input) : request))
    return { kind: 'requests', requests }
  })
}

/** The reference with the bodies to one path turned into others. */
export function bodyLiar(lie: string, breaks: string, path: Path, turn: Turn<JsonObject>): Liar {
  return requestLiar(lie, breaks, path, (request, input) =>
    isJsonObject(request.body) ? { ...request, body: turn(request.body, input) } : request,
  )
}

/** The reference on another input than it was given: it reads something that is not there, or overlooks what is. */
export function misreader(lie: string, breaks: string, misread: (input: TargetInput) => TargetInput): Liar {
  return liarWith(lie, breaks, () => (input) => reference.transform(misread(input)))
}

/** The reference on another event than it was given. */
export function eventMisreader(lie: string, breaks: string, misread: Turn<Event>): Liar {
  return misreader(lie, breaks, (input) => ({ ...input, event: misread(input.event, input) }))
}

/** The outcome of an event that is not delivered. */
export const dropped = (reason: string): Outcome => ({ kind: 'dropped', reason })
