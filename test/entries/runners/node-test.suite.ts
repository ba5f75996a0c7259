import { conformance } from '../../../src/entries/node-test.ts'
import { transform } from '../../../src/transformer/index.ts'
import { transform as wrong } from './name-undefined.ts'

const few = { rules: 'U2,U3,T7,W1', runs: 20, connections: ['server-cloud'] } as const

conformance(({ connection, settings, event }) => transform({ connection, settings, event }), { ...few, name: 'right' })
conformance({ name: 'wrong', transform: wrong }, { ...few, rules: 'U2' })
conformance('reference', {
  ...few,
  name: 'stale',
  rules: 'U2',
  baseline: new URL('stale.yaml', import.meta.url).pathname,
})
conformance('reference', { ...few, name: 'nothing met', rules: 'W1' })
