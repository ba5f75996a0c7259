import { expect, it } from 'vitest'
import { withPacked } from './packed.ts'
import { tryOn } from './try-on.ts'

it('installs into an empty folder and gives every entry, on the Node of this run', { timeout: 300_000 }, async () => {
  const { trial, findings } = await withPacked((packed) => ({
    trial: tryOn('own', packed.file),
    findings: [...packed.lint(), ...packed.types()],
  }))
  expect(findings).toEqual([])
  expect(trial.lines.filter((line) => line.includes('✗'))).toEqual([])
  expect(trial.sound).toBe(true)
  expect(trial.lines).toHaveLength(10)
})
