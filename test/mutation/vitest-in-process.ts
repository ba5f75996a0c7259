/**
 * Stands in for `vitest` where test files run inside Stryker's own process: they collect here, and each test can be asked again
 * at will, in milliseconds. `expect` is vitest's own; snapshots, which belong to files, are not compared.
 */
type Body = (...values: never[]) => unknown
type Register = (name: string, ...rest: [Body] | [unknown, Body]) => void

interface Suite {
  name: string
  undo: (() => unknown)[]
}

/** A test that was met in a file. */
export interface CollectedTest {
  name: string
  run(): Promise<void>
}

const collected: CollectedTest[] = []
const open: Suite[] = []

/** The tests that a file holds: whatever registers itself while `load` runs. */
export async function collect(file: string, load: () => Promise<unknown>): Promise<CollectedTest[]> {
  collected.length = 0
  open.splice(0, open.length, { name: file, undo: [] })
  await load()
  return [...collected]
}

const bodyOf = (rest: [Body] | [unknown, Body]) => rest.at(-1) as Body

function register(name: string, body: () => unknown): void {
  const suites = [...open]
  collected.push({
    name: `${[...suites.map((suite) => suite.name), name].join(' > ')} (${collected.length + 1})`,
    async run() {
      try {
        await body()
      } finally {
        for (const { undo } of suites) for (const step of undo) await step()
      }
    },
  })
}

/** `for` hands a row over as it is; `each` spreads rows, where all of them are arrays. */
const eachOf =
  (take: (name: string, body: () => unknown) => void, spread: boolean) =>
  (rows: readonly unknown[]): Register =>
  (name, ...rest) => {
    const areSpread = spread && rows.every(Array.isArray)
    for (const row of rows) {
      const values = areSpread ? row : [row]
      take(name, () => bodyOf(rest)(...(values as never[])))
    }
  }

function enter(name: string, body: () => unknown): void {
  open.push({ name, undo: [] })
  body()
  open.pop()
}

const registering = (take: (name: string, body: () => unknown) => void) =>
  Object.assign<Register, { for: ReturnType<typeof eachOf>; each: ReturnType<typeof eachOf> }>(
    (name, ...rest) => take(name, bodyOf(rest) as () => unknown),
    { for: eachOf(take, false), each: eachOf(take, true) },
  )

export const it = registering(register)
export const test = it
export const describe = registering(enter)

/** After every test, since each may be asked alone. */
export const afterAll = (step: () => unknown) => open.at(-1)?.undo.push(step)
export const afterEach = afterAll

// `expect` asks the worker for its file; outside of one it gets this answer.
Object.defineProperty(globalThis, '__vitest_worker__', {
  value: { filepath: '', config: { expect: {} } },
  writable: true,
})
const vitest = await import('vitest')
const pass = () => ({ pass: true, message: () => '' })
vitest.expect.extend({ toMatchSnapshot: pass, toMatchInlineSnapshot: pass })

export const { expect } = vitest
