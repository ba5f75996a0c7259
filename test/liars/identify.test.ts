import { liars } from './index.ts'
import { proveLiars } from './prove-liars.ts'

// A file of its own, so that it runs beside the other liars.
for (const [about, some] of Object.entries(liars)) if (about.startsWith('identify')) proveLiars(about, some)
