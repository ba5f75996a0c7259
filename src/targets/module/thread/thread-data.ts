import type { MessagePort } from 'node:worker_threads'

/** What a thread is given when it starts. Both ports carry text: cloning overflows on deep values. */
export interface ThreadData {
  /** The file of the module. */
  file: string
  /** Lines of the conversation. */
  lines: MessagePort
  /** Requests to Intercom out, how they fared in. */
  intercom: MessagePort
}

/** A request of the module on its way to the mock, and the number by which its passage comes back. */
export interface OwnCall {
  call: number
  request: unknown
  wire: unknown
}
