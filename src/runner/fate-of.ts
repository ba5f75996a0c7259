import { replyText } from '../../mocks/intercom/doors/act-out.ts'
import type { Passage } from '../../mocks/intercom/index.ts'
import type { Fate } from '../delivery/index.ts'

/**
 * What the sender of a request sees of its passage, in virtual time: an answer, or its absence. Who waits longer than `timeoutMs` sees no
 * answer, whatever came of the request.
 */
export function fateOf(passage: Passage, timeoutMs = 10_000): Fate {
  const afterMs = passage.delayMs + drippingMs(passage)
  if (passage.end === 'silent' || afterMs > timeoutMs) return { afterMs: timeoutMs, answer: { failure: 'TIMEOUT' } }
  if (passage.end === 'answered' || passage.end === 'drip') return { afterMs, answer: { reply: passage.reply } }
  return { afterMs, answer: { failure: 'ECONNRESET' } }
}

/** How long an answer takes that comes slowly. */
function drippingMs(passage: Passage): number {
  return passage.end === 'drip' ? (1000 * Buffer.byteLength(replyText(passage.reply))) / passage.bytesPerSecond : 0
}
