import { filled } from './mock-scale.ts'

/** `node --expose-gc test/bench/mock-memory.ts`: bytes that the mock holds for each user and for each event. */
const heap = () => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}
const users = 100_000

const before = heap()
const withUsers = filled(users, 0)
const perUser = (heap() - before) / users
const between = heap()
const withEvents = filled(users, 10)
const perEvent = ((heap() - between) / users - perUser) / 10

process.stdout.write(`${Math.round(perUser)} bytes for each user, ${Math.round(perEvent)} for each event\n`)
// Both are still needed when memory is read.
process.exitCode = withUsers.journal('x').length + withEvents.journal('x').length
