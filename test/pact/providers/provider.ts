import { createServer, type RequestListener } from 'node:http'
import { type Listening, listen } from '../../../src/listening/index.ts'
import type { ProviderWord } from '../../../src/pact/index.ts'

/** A service to verify a pact against, started for one verification. */
export interface Provider {
  /** What it is like, in one sentence. */
  about: string
  provider: ProviderWord
  start(): Promise<Pick<Listening, 'url' | 'close'>>
}

/** Puts a listener on a free port. */
export const startListener = (listener: RequestListener): Promise<Listening> =>
  listen(createServer(listener), 'The provider', 0, '127.0.0.1')
