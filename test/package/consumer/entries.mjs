// Uses everything that the installed package offers, as somebody would who has nothing else of it, and prints a line for each.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const require = createRequire(import.meta.url)
let sound = true

async function entry(name, use) {
  try {
    tell(name, await use())
  } catch (error) {
    sound = false
    tell(name, `✗ ${error.message.split('\n')[0]}`)
  }
}

const tell = (name, says) => process.stdout.write(`  ${name.padEnd(16)}${says}\n`)

function sizeOf(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((file) => file.isFile())
    .reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0)
}

const installed = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8')).packages
const scripted = Object.entries(installed).filter(([, { hasInstallScript }]) => hasInstallScript)
process.stdout.write(
  `Node ${process.version}: ${Object.keys(installed).length} packages, ${Math.round(sizeOf('node_modules') / 1e6)} MB; with install scripts: ${scripted.map(([path]) => path.replace('node_modules/', '')).join(', ') || 'none'}\n`,
)

await entry('.', async () => {
  const { transform, rules, check, reference, loadCases } = await import('intercom-conformance')
  const { kind } = transform({
    connection: 'server-cloud',
    settings: { apiKey: 'a' },
    event: { type: 'identify', userId: 'u-1' },
  })
  const report = await check({
    target: reference,
    rules,
    cases: loadCases({ folder: process.cwd(), suites: ['vectors'] }),
    seed: 1,
    failOn: 'must',
    replay: (id) => id,
  })
  return `${rules.length} rules, ${kind}, ${report.summary.cases} cases ${report.summary.verdict}`
})

await entry('./msw', async () => {
  const { setupIntercomServer } = await import('intercom-conformance/msw')
  const server = setupIntercomServer()
  server.listen()
  const headers = { authorization: 'Bearer t', 'content-type': 'application/json' }
  const reply = await fetch('https://api.intercom.io/users', { method: 'POST', headers, body: '{"user_id":"u-1"}' })
  server.close()
  return `POST /users answers ${reply.status}`
})

await entry('./fast-check', async () => {
  const [{ anyEvent }, { default: fc }] = await Promise.all([
    import('intercom-conformance/fast-check'),
    import('fast-check'),
  ])
  return `${fc.sample(anyEvent, 3).length} events`
})

await entry('./node-test', async () => {
  const { status, stdout } = spawnSync(process.execPath, ['--test', '--test-reporter=tap', 'rules.test.mjs'], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stdout)
  return stdout.match(/# pass (\d+)/)[0]
})

await entry('./vitest', async () => {
  const { conformance } = await import('intercom-conformance/vitest').catch(({ code }) => ({ conformance: code }))
  return conformance === 'ERR_MODULE_NOT_FOUND' ? 'asks for vitest, an optional peer' : typeof conformance
})

await entry('./schemas/*', () => require('intercom-conformance/schemas/event.schema.json').$schema)
await entry(
  './contracts/*',
  () => `contract ${require('intercom-conformance/contracts/catalogue.json').contractVersion}`,
)
await entry('./redirect', () => require.resolve('intercom-conformance/redirect').split(/[\\/]/).slice(-2).join('/'))

await entry('bin', () => {
  const bin = join('node_modules', '.bin', 'intercom-conformance')
  const { status, stdout, stderr } = spawnSync(bin, ['check', '--runs', '50'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr || stdout)
  return stdout.trimEnd().split('\n').at(-1)
})

process.exitCode = sound ? 0 : 1
