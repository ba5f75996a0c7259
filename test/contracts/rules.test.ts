import { describe, expect, it } from 'vitest'
import { areas, rules } from '../../contracts/rules/index.ts'
import { connections } from '../../contracts/wire/index.ts'

describe('the rules', () => {
  it('keep their ids and levels: others name them in baselines and filters', () => {
    expect(
      areas.map(({ name, rules: own }) => `${name}: ${own.map(({ id, level }) => `${id} ${level}`).join(', ')}`),
    ).toMatchSnapshot()
  })

  it('have each an id of its own', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
  })

  it.for(rules)('$id says what it means, why, what to do, and where it comes from', (rule) => {
    for (const words of [rule.says, rule.why, rule.mend, rule.source]) expect(words.length).toBeGreaterThan(10)
    expect(rule.says).not.toMatch(/\bshould\b/)
    expect(rule.connections.length).toBeGreaterThan(0)
    expect(['events lost', 'people confused', 'data wrong', 'style']).toContain(rule.harm)
    expect(connections).toEqual(expect.arrayContaining([...rule.connections]))
  })

  it('have as base the strictest part of a line, wherever it has parts', () => {
    const strictness = ['may', 'info', 'should', 'must']
    const parts = rules.filter(({ id }) => id.includes('.'))
    const looser = parts.filter((part) => {
      const base = rules.find(({ id }) => id === part.id.split('.')[0])
      return base === undefined || strictness.indexOf(base.level) < strictness.indexOf(part.level)
    })
    expect(looser.map(({ id }) => id)).toEqual([])
  })
})
