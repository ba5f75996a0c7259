import { cloudConnections } from '../../contracts/wire/index.ts'
import { transform } from '../transformer/index.ts'
import type { Target, TargetInput } from './target.ts'

/** The reference implementation, called in this process. */
export const reference = {
  name: 'reference',
  language: 'TypeScript',
  connections: cloudConnections,
  transform: (input: TargetInput) => transform(input),
} as const satisfies Target
