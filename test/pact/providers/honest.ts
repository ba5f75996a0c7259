import { startSocket } from '../../../mocks/intercom/doors/socket.ts'
import { startService } from '../../../src/service/index.ts'
import type { Provider } from './provider.ts'

/** What this project itself has to offer. */
export const honestProviders: readonly Provider[] = [
  { about: 'the mock of Intercom', provider: 'intercom-api', start: () => startSocket() },
  {
    about: 'the reference behind the transformer protocol',
    provider: 'transformer',
    start: () => startService({ version: 'test' }),
  },
]
