import { describe, expect, it } from 'vitest'
import { cloudConnections, smokeReportSchema } from '../../../contracts/wire/index.ts'
import { smoke } from '../../../src/conformance/index.ts'
import { findFault } from '../../../src/input/validate.ts'
import { createWorld } from '../../../src/runner/index.ts'
import { Disturbed, reference, type Target, TargetFailure } from '../../../src/targets/index.ts'

const honest: Target = { ...reference, name: 'honest', connections: cloudConnections, protocol: 'command' }
const target = (transform: Target['transform']): Target => ({ ...honest, transform })

/** The questions that a target fails, each with the lines of the protocol that it breaks. */
async function failed(given: Target) {
  const report = await smoke(given)
  expect(findFault(smokeReportSchema, report)).toBeUndefined()
  return report.checks.filter(({ passed }) => !passed)
}

describe('smoke', () => {
  it('passes an adapter that works, whether its implementation is right or not', async () => {
    expect(await failed(honest)).toEqual([])
    const wrong = target(async (input) => {
      const outcome = await honest.transform(input)
      if (outcome.kind === 'requests') for (const request of outcome.requests) request.headers = {}
      return outcome
    })
    expect(await failed(wrong)).toEqual([])
    const changing = target((input) => ({ kind: 'input-changed', outcome: reference.transform(input) }))
    expect(await failed(changing)).toEqual([])
  })

  it('takes what a target sends by itself for its answer', async () => {
    const world = createWorld()
    const sending = target(async (input) => {
      const outcome = await honest.transform(input)
      if (outcome.kind !== 'requests') return outcome
      for (const request of outcome.requests) world.intercom.send(request)
      return { kind: 'requests', requests: [] }
    })
    expect((await smoke({ ...sending, reachesMock: true }, world)).checks.filter(({ passed }) => !passed)).toEqual([])
    expect(world.strays()).toBe(0)
    expect((await failed(sending))[0]).toMatchObject({ name: 'answers' })
  })

  it('tells one that answers nothing what it may have meant', async () => {
    const [first] = await failed(target(() => null as never))
    expect(first?.message).toContain('who has sent the event to Intercom already answers')
  })

  it('tells one that drops what is plain', async () => {
    const [first] = await failed(target(() => ({ kind: 'dropped', reason: 'no type' })))
    expect(first).toMatchObject({ name: 'answers', message: expect.stringContaining('no type') })
  })

  it('tells one that gives answers to the wrong events, and cites the lines that say so', async () => {
    let before = honest.transform({ connection: 'server-cloud', settings: { apiKey: 't' }, event: {} })
    const late = target((input) => {
      if (!String(input.event['userId']).includes('of-many')) return honest.transform(input)
      const answer = before
      before = honest.transform(input)
      return answer
    })
    expect(await failed(late)).toMatchObject([{ name: 'keeps-apart', lines: ['A3', 'A6'] }])
  })

  it('tells one that drops without a reason', async () => {
    const silent = target(async (input) => {
      const outcome = await honest.transform(input)
      return outcome.kind === 'dropped' ? { kind: 'dropped', reason: ' ' } : outcome
    })
    expect((await failed(silent)).map(({ name }) => name)).toEqual(['gives-reasons'])
  })

  it('tells one that falls over a bad event, with what it wrote', async () => {
    const fragile = target((input) => {
      if (typeof input.event['type'] !== 'string') throw new TargetFailure('it ended with exit code 1', 'Traceback')
      return honest.transform(input)
    })
    expect(await failed(fragile)).toMatchObject([{ name: 'survives', lines: ['A7'], stderr: 'Traceback' }])
  })

  it('tells one that does not recover', async () => {
    let isBroken = false
    const spoiled = target((input) => {
      isBroken ||= Object.hasOwn(input.event, '__proto__')
      return isBroken ? { kind: 'dropped', reason: 'broken' } : honest.transform(input)
    })
    expect((await failed(spoiled)).map(({ name }) => name)).toEqual(['goes-on'])
  })

  it('asks an event once more, alone, where another one disturbed it', async () => {
    const disturbed = target((input, manner) => {
      if (manner?.alone !== true) throw new Disturbed('another one broke it')
      return honest.transform(input)
    })
    expect(await failed(disturbed)).toEqual([])
  })
})
