import { expect, it } from 'vitest'
import { rules } from '../../contracts/rules/index.ts'
import { connections } from '../../contracts/wire/index.ts'
import { check } from '../../src/conformance/index.ts'
import { loadScenarios, scenarioCases } from '../../src/runner/index.ts'
import { reference } from '../../src/targets/index.ts'

/** The rules that no story can show, and why. Vectors and generated cases show them. */
const beyondStories = {
  G1: 'an SDK never sends an event without a type, or of another spelling',
  'U4.both': 'no SDK tells traits in both places: the one for servers puts those of the call over those of the context',
  'T2.zone': "the gateway writes an event's time, always with its zone",
  E1: 'it compares two runs of one journey, which sequences do',
  'E1.attributes': 'it compares two runs of one journey, which sequences do',
  // The rules of delivery say themselves when they are met: by a target that delivers, which the reference is not.
  ...Object.fromEntries(rules.flatMap(({ id, whenUnmet }) => (whenUnmet === undefined ? [] : [[id, whenUnmet]]))),
}

const cases = loadScenarios().flatMap(scenarioCases)
const report = await check({ target: reference, rules, cases, seed: 1, failOn: 'should', replay: (id) => id })

it('every rule is exercised by a story, unless none can', () => {
  const unheard = report.rules.filter(({ level, exercised }) => level !== 'may' && exercised === 0)
  expect(unheard.map(({ id }) => id).sort()).toEqual(Object.keys(beyondStories).sort())
})

it('the reference passes every story, recommendations included', () => {
  expect(report.rules.filter(({ failures }) => failures.length > 0).map(({ id }) => id)).toEqual([])
  expect(report.summary).toMatchObject({ verdict: 'passed', errored: 0 })
})

it('stories are told over every connection', () => {
  expect(new Set(report.summary.connections)).toEqual(new Set(connections))
})
