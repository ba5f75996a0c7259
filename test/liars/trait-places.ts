import { contextTraitsOf, traitsOf, typeOf, withContextTraits, without, withTraits } from './event-parts.ts'
import { eventMisreader, type Liar } from './liar.ts'

const traitsOfTwoPlaces = ['email', 'phone', 'createdAt', 'company', 'name', 'firstName', 'lastName']

const hiddenBy = (name: string) => (name === 'firstName' || name === 'lastName' ? 'U2' : 'I0')

/** Liars about the two places of a trait (I0). */
export const placeLiars: readonly Liar[] = traitsOfTwoPlaces.flatMap((name) => [
  // A person whose name lacks a part is told by U2, which reads both parts together.
  eventMisreader(`lets an unusable ${name} in traits hide the one in context.traits`, hiddenBy(name), (event) =>
    typeOf(event) === 'identify' && Object.hasOwn(traitsOf(event), name)
      ? withContextTraits(event, (traits) => without(traits, name))
      : event,
  ),
  eventMisreader(`takes ${name} of context.traits before that of traits`, 'I0', (event) =>
    typeOf(event) === 'identify' && contextTraitsOf(event)[name]
      ? withTraits(event, (traits) => without(traits, name))
      : event,
  ),
])
