import { type Static, Type } from 'typebox'
import { InputError, readJson, readText } from '../input/index.ts'
import { type ProviderWord, providers } from './providers.ts'

/** One request, and the answer that the consumer needs: what of a V4 interaction is read here. The rest is Pact's to read. */
const interactionSchema = Type.Object({
  type: Type.Literal('Synchronous/HTTP', { description: 'messages are not verified here' }),
  description: Type.String({ minLength: 1 }),
  pending: Type.Optional(Type.Boolean({ description: 'a failure is told, and fails nothing' })),
  providerStates: Type.Optional(Type.Array(Type.Object({ name: Type.String() }))),
  request: Type.Object({
    method: Type.String(),
    path: Type.String(),
    headers: Type.Optional(Type.Record(Type.String(), Type.Array(Type.String()))),
  }),
  response: Type.Object({ status: Type.Optional(Type.Integer()) }),
})
export type Interaction = Static<typeof interactionSchema>

/** A pact in version 4 of the specification, as far as it is read here (https://github.com/pact-foundation/pact-specification). */
const pactSchema = Type.Object({
  consumer: Type.Object({ name: Type.String({ minLength: 1 }) }),
  provider: Type.Object({ name: Type.String({ minLength: 1 }) }),
  interactions: Type.Array(interactionSchema, { minItems: 1 }),
})
export type Pact = Static<typeof pactSchema>

/** Reads a pact. An `InputError` where it is none, is of another provider, or names one interaction twice. */
export function readPact(file: string, provider: ProviderWord): Pact {
  const pact = readJson(readText(file), pactSchema, file)
  const { name } = providers[provider]
  if (pact.provider.name !== name) {
    throw new InputError(`This is a pact with "${pact.provider.name}", and not with "${name}".`, { file })
  }
  const [twice] = repeatedNames(pact.interactions)
  if (twice !== undefined) throw new InputError(`Two interactions are called "${twice}".`, { file })
  return pact
}

/**
 * The names that several interactions share. Pact tells interactions apart by description and states, and where both are the same the
 * later one silently takes the place of the earlier.
 */
function repeatedNames(interactions: readonly Pick<Interaction, 'description' | 'providerStates'>[]): string[] {
  const seen = new Set<string>()
  return interactions.map(nameOf).filter((name) => seen.size === seen.add(name).size)
}

/** How an interaction is told from others: its description, and the states that it rests on. */
export function nameOf({
  description,
  providerStates = [],
}: Pick<Interaction, 'description' | 'providerStates'>): string {
  const given = providerStates.map(({ name }) => name).join(' and ')
  return given === '' ? description : `${description} (given ${given})`
}
