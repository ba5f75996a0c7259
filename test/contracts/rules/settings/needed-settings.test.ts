import { describe, expect, it } from 'vitest'
import { missingSettingIsNamed } from '../../../../contracts/rules/settings/needed-settings.ts'
import type { Event, Exchange } from '../../../../contracts/wire/index.ts'
import { playedCase } from '../played.ts'

/** What the rule makes of an event that was dropped without an Access Token, for a reason that is not the setting. */
function judgements(event: Event) {
  const outcome = { kind: 'dropped' as const, reason: 'nested too deeply' }
  const exchange: Exchange = { connection: 'server-cloud', settings: {}, event, outcome, delivered: [] }
  return missingSettingIsNamed.judge(playedCase(exchange))
}

const nested = (levels: number): Event => {
  let traits: Event = {}
  for (let level = 0; level < levels; level += 1) traits = { a: traits }
  return { type: 'identify', userId: 'u-1', traits }
}

describe('naming the missing setting', () => {
  it('is asked of an event that is sound', () => {
    expect(judgements(nested(2)).flatMap(({ findings }) => findings)).toHaveLength(1)
  })

  it('is not asked of an event that may be rejected for itself, before anybody looks at the settings', () => {
    expect(judgements(nested(30))).toEqual([])
  })
})
