import type { Failure, Met, MetByRule, Smaller } from '../../../contracts/wire/index.ts'
import { Causes } from '../causes.ts'
import { errorsTold } from '../judge.ts'
import { Takings } from '../takings.ts'

/** What the parts of one run met together: the same as if one had met it all. */
export function addUp(parts: readonly Met[]): Met {
  const [first] = parts as [Met, ...Met[]]
  const all = <Key extends keyof Met>(key: Key) => parts.map((part) => part[key])
  return {
    rules: first.rules.map(({ id }, index) =>
      ruleAddedUp(
        id,
        parts.map(({ rules }) => rules[index] as MetByRule),
      ),
    ),
    casesBySuite: countsAddedUp(all('casesBySuite')),
    connections: earliest(all('connections').flat(), ({ connection }) => connection),
    leftOut: leftOutAddedUp(all('leftOut').flat()),
    takings: takingsAddedUp(all('takings').flat()),
    errored: sum(all('errored')),
    errors: inOrderOfPlace(all('errors').flat(), ({ at }) => at).slice(0, errorsTold),
    answered: sum(all('answered')),
    refused: sum(all('refused')),
    acceptedAny: all('acceptedAny').includes(true),
  }
}

function ruleAddedUp(id: string, parts: readonly MetByRule[]): MetByRule {
  const causes = new Causes()
  const found = parts.flatMap((part) => part.causes)
  for (const cause of inOrderOfPlace(found, ({ first }) => first)) causes.add(cause)
  const [errored] = inOrderOfPlace(
    parts.flatMap((part) => part.errored ?? []),
    ({ at }) => at,
  )
  const [skipped] = inOrderOfPlace(
    parts.flatMap((part) => part.skipped ?? []),
    ({ at }) => at,
  )
  return {
    id,
    exercisedBy: countsAddedUp(parts.map(({ exercisedBy }) => exercisedBy)),
    pairs: Object.fromEntries(Object.entries(countsAddedUp(parts.map(({ pairs }) => pairs))).sort()),
    causes: [...causes.list()],
    ...(errored === undefined ? {} : { errored }),
    ...(skipped === undefined ? {} : { skipped }),
  }
}

/**
 * Takes over the smaller cases that one run would have found: those that were shrunk from the example of a cause that is the smallest of
 * all parts. `onTaken` hears of each, with the rule of which it is an example.
 */
export function withSmaller(
  met: Met,
  found: readonly Smaller[],
  onTaken: (rule: string, failure: Failure) => void,
): Met {
  const causesOf = new Map(met.rules.map(({ id, causes }) => [id, new Causes(causes)]))
  const wanted = met.rules.flatMap(({ id, causes }) =>
    causes.flatMap(({ failure }) => (failure.known === undefined ? [{ id, failure }] : [])),
  )
  for (const { id, failure } of wanted) {
    const shrunk = found.find(
      ({ rule, message, from }) => rule === id && message === failure.message && from === failure.case,
    )
    for (const { rule, ...example } of shrunk?.examples ?? []) {
      const own = causesOf.get(rule)
      if (own === undefined || own.list().length === 0) continue
      own.exemplify(example)
      onTaken(rule, example.failure)
    }
  }
  return { ...met, rules: met.rules.map((rule) => ({ ...rule, causes: [...(causesOf.get(rule.id)?.list() ?? [])] })) }
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)

function countsAddedUp(parts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const total = new Map<string, number>()
  for (const part of parts)
    for (const [name, count] of Object.entries(part)) total.set(name, (total.get(name) ?? 0) + count)
  return Object.fromEntries(total)
}

const inOrderOfPlace = <Thing>(things: readonly Thing[], placeOf: (thing: Thing) => number): Thing[] =>
  things.toSorted((left, right) => placeOf(left) - placeOf(right))

/** Each thing once, as it was met first. */
function earliest<Thing extends { at: number }>(things: readonly Thing[], nameOf: (thing: Thing) => string): Thing[] {
  const met = new Map<string, Thing>()
  for (const thing of inOrderOfPlace(things, ({ at }) => at)) if (!met.has(nameOf(thing))) met.set(nameOf(thing), thing)
  return [...met.values()]
}

function leftOutAddedUp(parts: Met['leftOut']): Met['leftOut'] {
  return earliest(parts, ({ reason }) => reason).map((first) => ({
    ...first,
    count: sum(parts.filter(({ reason }) => reason === first.reason).map(({ count }) => count)),
  }))
}

function takingsAddedUp(parts: Met['takings']): Met['takings'] {
  const takings = new Takings()
  for (const part of parts) takings.add(part)
  return takings.all()
}
