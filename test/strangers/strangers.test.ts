import { strangers } from './index.ts'
import { proveStranger } from './prove-stranger.ts'

for (const stranger of strangers.slice(0, 2)) proveStranger(stranger)
