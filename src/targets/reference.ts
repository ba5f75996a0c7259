import { cloudConnections } from '../../contracts/wire/index.ts'
import { transform } from '../transformer/index.ts'
import type { Target } from './target.ts'

/** The reference implementation, called in this process. */
export const reference: Target = {
  name: 'reference',
  language: 'TypeScript',
  connections: cloudConnections,
  transform: (input) => transform(input),
}
