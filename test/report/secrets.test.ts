import { expect, it } from 'vitest'
import { rules } from '../../contracts/rules/index.ts'
import { encodeJson } from '../../contracts/wire/index.ts'
import { check } from '../../src/conformance/index.ts'
import { matrixReporters, redact, reporters } from '../../src/report/index.ts'
import { loadCases, packageRoot } from '../../src/runner/index.ts'
import { type Target, TargetFailure } from '../../src/targets/index.ts'

it('no access token stands in any report, wherever a target puts it', async () => {
  const tokens = new Set<string>()
  /** Sends its token everywhere: in addresses, bodies, headers and reasons, in what it prints, and instead of an answer. */
  const leaky: Target = {
    name: 'leaky',
    connections: ['server-cloud', 'web-cloud'],
    async transform({ settings, event }) {
      const token = String(settings['apiKey'] ?? '')
      if (/^\S{9,}$/.test(token)) tokens.add(token)
      if (event['type'] === 'track') return { kind: 'dropped', reason: `no ${token} for ${encodeJson(event)}` }
      if (event['type'] === 'group') throw new TargetFailure(`it broke over ${token}`, `stderr: ${token}\n`)
      return {
        kind: 'requests',
        requests: [
          {
            method: 'POST',
            url: `https://api.intercom.io/users?token=${token}`,
            headers: { Authorization: `Basic ${Buffer.from(`${token}:`).toString('base64')}`, 'X-Token': token },
            body: {
              user_id: token,
              name: `Ada ${token} Lovelace`,
              custom_attributes: { [token]: event['userId'] ?? token },
            },
          },
        ],
      }
    },
  }
  const cases = loadCases({ folder: packageRoot, suites: ['vectors', 'scenarios'] }).filter(({ connection }) =>
    leaky.connections.includes(connection),
  )
  const report = await check({ target: leaky, rules, cases, seed: 1, failOn: 'must', replay: (id) => id })
  expect(report.errors.length).toBeGreaterThan(0)
  expect(report.rules.flatMap(({ failures }) => failures).some(({ course }) => course !== undefined)).toBe(true)
  expect(tokens.size).toBeGreaterThan(100)
  for (const one of [report, redact(report)]) {
    const texts = [
      ...Object.values(reporters).map((reporter) => reporter(one)),
      ...Object.values(matrixReporters).map((reporter) => reporter([one])),
    ]
    for (const text of texts) {
      const leaked = [...tokens].filter(
        (token) => text.includes(token) || text.includes(Buffer.from(`${token}:`).toString('base64')),
      )
      expect(leaked).toEqual([])
      expect(text.length).toBeGreaterThan(500)
    }
  }
})
