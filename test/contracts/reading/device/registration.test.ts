import { describe, expect, it } from 'vitest'
import { afterCall, devicesOf, type Registration, sessionsOf } from '../../../../contracts/reading/index.ts'
import { type Event, emptyWorkspaceState, type PlayedCase, type SdkCall } from '../../../../contracts/wire/index.ts'
import { call, onDevice } from './on-device.ts'

const ada: Registration = { kind: 'identified', userId: 'u-1' }
const nobody: Registration = { kind: 'nobody' }
const unidentified: Registration = { kind: 'unidentified' }

describe('whom the SDK takes what follows for', () => {
  it.for<[SdkCall, Registration, Registration]>([
    [call('logout'), ada, nobody],
    [call('initialize'), { kind: 'unseen' }, nobody],
    [call('initialize'), { kind: 'unknown' }, nobody],
    [call('initialize'), unidentified, unidentified],
    [call('initialize'), ada, ada],
    [call('registerUnidentifiedUser'), nobody, unidentified],
    [call('registerUnidentifiedUser'), ada, ada],
    [call('registerIdentifiedUser', { userId: 'u-1' }), nobody, ada],
    [call('registerIdentifiedUser', { userId: 7 }), ada, { kind: 'identified', userId: '7' }],
    [call('registerIdentifiedUser', { email: 'a@x.test' }), ada, { kind: 'identified', email: 'a@x.test' }],
    [
      call('registerIdentifiedUser', { userId: 'u-1', email: 'a@x.test' }),
      nobody,
      { kind: 'identified', userId: 'u-1', email: 'a@x.test' },
    ],
    [call('registerIdentifiedUser', { userId: ' ' }), unidentified, unidentified],
    [call('registerIdentifiedUser'), ada, ada],
    [call('updateUser', { userId: 'u-2' }), ada, ada],
  ])('%j after %j: %j', ([made, before, after]) => {
    expect(afterCall(before, made)).toStrictEqual(after)
  })
})

const by = (anonymousId: string | undefined, type = 'track', ...calls: SdkCall[]) =>
  onDevice('ios-device', { type, ...(anonymousId === undefined ? {} : { anonymousId }) } as Event, calls)
const played = (suite: PlayedCase['suite'], ...exchanges: PlayedCase['exchanges']): PlayedCase => ({
  id: 'x',
  suite,
  connection: 'ios-device',
  exchanges,
  state: emptyWorkspaceState(),
})

describe('the device of each exchange', () => {
  it('is one where a case names none, whatever the anonymousIds', () => {
    expect(devicesOf(played('vectors', by('a'), by('b'), by(undefined)))).toEqual([0, 0, 0])
  })

  it('is in a recording the one whose anonymousId it has', () => {
    expect(devicesOf(played('recorded', by('a'), by('b'), by('a'), by('c'), by('b')))).toEqual([0, 1, 0, 2, 1])
    expect(devicesOf(played('recorded', by('a'), by(undefined), by('b'), by(undefined)))).toEqual([0, 0, 1, 1])
  })

  it('stays the same where the anonymousId changes after a reset, and only right after it', () => {
    expect(devicesOf(played('recorded', by('a'), by('a', 'reset'), by('b')))).toEqual([0, 0, 0])
    expect(devicesOf(played('recorded', by('a'), by('a', 'reset'), by('a'), by('b')))).toEqual([0, 0, 0, 1])
  })
})

describe('the sessions of a case', () => {
  const register = call('registerIdentifiedUser', { userId: 'u-1' })

  it('begin unseen on the first device, and unknown on others that a recording has', () => {
    expect(sessionsOf(played('recorded', by('a', 'track', register), by('b'), by('a')))).toStrictEqual([
      { before: { kind: 'unseen' }, after: ada },
      { before: { kind: 'unknown' }, after: { kind: 'unknown' } },
      { before: ada, after: ada },
    ])
  })
})
