import { knownRegressions } from './known-regressions.ts'

export type { Liar } from './liar.ts'

/** Every liar. */
export const liars = [...knownRegressions]
