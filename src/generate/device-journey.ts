import { type Connection, isCloud } from '../../contracts/wire/index.ts'
import type { Cast, Move } from './journey-moves.ts'

/**
 * The moves of one person on one device. A journey stays where the end is certain in device mode too: it begins with an identify by user
 * id, nobody follows another without a reset, nothing is done by nobody, and on a phone, whose SDK cannot do it, no company is left.
 */
export function onDevice(connection: Connection, moves: readonly Move[]): Move[] {
  const kept: Move[] = []
  let userId: number | undefined
  for (const move of moves) {
    if (move.verb === 'wait') {
      if (kept.length > 0) kept.push(move)
    } else if (move.verb === 'identify') {
      const { company } = move
      const mayLeave = connection === 'web-device'
      const given = userId === undefined ? (move.userId ?? 0) : move.userId === userId ? userId : undefined
      userId ??= given
      kept.push({
        ...move,
        who: 0,
        userId: given,
        company: company && { ...company, leaves: mayLeave && company.leaves },
      })
    } else if (userId !== undefined) {
      if (move.verb === 'reset') userId = undefined
      kept.push({ ...move, who: 0 })
    }
  }
  return kept.length > 0 ? kept : [loneIdentify]
}

const loneIdentify: Move = { verb: 'identify', who: 0, userId: 0, email: undefined, traits: {}, company: undefined }

/** Who acts, where it is one person on a device: known by a user id. */
export const castOnDevice = (connection: Connection, cast: Cast): Cast =>
  isCloud(connection) ? cast : { ...cast, addresses: [undefined, undefined, undefined] }
