import { liars } from './index.ts'
import { proveLiars } from './prove-liars.ts'

for (const [about, some] of Object.entries(liars)) if (!about.startsWith('identify')) proveLiars(about, some)
