import { load, postText, startServer, upserts } from './mock-load.ts'

/**
 * `tsx test/bench/mock-soak.ts [MINUTES]`: keeps the mock's socket busy, ten minutes unless said, with users and events
 * of a bounded world. Exits 1 where an answer was an error, or where memory grew after the world was full.
 */
const minutes = Number(process.argv[2] ?? 10)
const megabyte = 1024 * 1024
const growthMax = 16 * megabyte

function mixed(users: number): () => string {
  const upsert = upserts(users)
  let number = 0
  return () => {
    number += 1
    if (number % 4 !== 0) return upsert()
    const created_at = 1_700_000_000 + (number % 50)
    return postText('/events', { user_id: `u-${1 + (number % 100)}`, event_name: `event ${number % 20}`, created_at })
  }
}

const server = await startServer('mock')
await load(server.port, 32, 5000, upserts(5000))
await load(server.port, 32, 15_000, mixed(5000))
const full = (await server.memory()).heapUsed

let failed = 0
let total = 0
let heap = full
for (let minute = 1; minute <= minutes; minute += 1) {
  const { perSecond, statuses } = await load(server.port, 32, 60_000, mixed(5000))
  for (const [status, count] of statuses) {
    total += count
    if (!status.startsWith('2')) failed += count
  }
  heap = (await server.memory()).heapUsed
  const growth = ((heap - full) / megabyte).toFixed(1)
  process.stdout.write(
    `minute ${minute}: ${Math.round(perSecond)} a second, ${failed} errors, heap ${growth} MB over full\n`,
  )
}
server.child.disconnect()
const good = failed === 0 && heap - full < growthMax
process.stdout.write(`${total} requests, ${failed} errors, ${good ? 'no growth' : 'FAILED'}\n`)
process.exitCode = good ? 0 : 1
