import type { createColors } from 'picocolors'

/** Colours, or none where there may be none. */
export type Paint = ReturnType<typeof createColors>
