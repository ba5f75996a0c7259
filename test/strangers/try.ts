import { rules } from '../../contracts/rules/index.ts'
import { cloudConnections } from '../../contracts/wire/index.ts'
import { check } from '../../src/conformance/index.ts'
import { loadCases } from '../../src/runner/index.ts'
import { mustOnlyStranger, strangers } from './index.ts'

const only = process.argv[2]
for (const stranger of [...strangers, mustOnlyStranger]) {
  if (only && stranger.name !== only) continue
  const report = await check({
    target: { ...stranger, transform: stranger.transform, connections: cloudConnections },
    rules,
    cases: loadCases({ folder: process.cwd() }),
    seed: 1,
    failOn: 'should',
    replay: (id) => id,
  })
  console.log('=====', stranger.name, report.summary.verdict, report.summary.cases)
  for (const rule of report.rules)
    if (rule.verdict === 'failed' || rule.verdict === 'errored') {
      console.log('--', rule.id, rule.level, rule.verdict, rule.reason ?? '')
      for (const f of rule.failures.slice(0, 4))
        console.log(
          '    ',
          f.count,
          f.message,
          '\n        exp',
          JSON.stringify(f.expected)?.slice(0, 300),
          '\n        got',
          JSON.stringify(f.received)?.slice(0, 300),
          '\n        ',
          f.case,
          JSON.stringify(f.event).slice(0, 500),
          JSON.stringify(f.settings),
        )
    }
}
