import { strangers } from './index.ts'
import { proveStranger } from './prove-stranger.ts'

// A file of its own, so that it runs beside the other strangers.
for (const stranger of strangers.slice(2)) proveStranger(stranger)
