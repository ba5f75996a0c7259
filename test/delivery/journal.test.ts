import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { seededRandom } from '../../contracts/wire/index.ts'
import {
  type Answer,
  createDelivery,
  type Delivery,
  type Journal,
  openJournal,
  type Parcel,
} from '../../src/delivery/index.ts'
import { sealed } from '../../src/delivery/journal/batch.ts'
import { readJournal } from '../../src/delivery/journal/read-journal.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'))
  file = join(folder, 'events.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true }))

const clock = () => 1_000_000
const request = { method: 'POST', url: 'http://i/users', headers: {} }
const parcel = (id: string, requests = 1): Parcel => ({
  id,
  keys: ['user_id:ada'],
  workspace: 'Bearer t',
  requests: Array.from({ length: requests }, () => request),
})
const answer = (status: number, headers: Record<string, string> = {}): Answer => ({ reply: { status, headers } })

async function opened(growthMax = 1_000_000): Promise<{ journal: Journal; delivery: Delivery }> {
  const journal = await openJournal(file, { clock, growthMax })
  return { journal, delivery: journal.attach(createDelivery({ random: seededRandom(1) })) }
}

/** Sends what may be sent, once, and says what came of it. */
function sendOne(delivery: Delivery, given: Answer, nowMs = clock()): string | undefined {
  const attempt = delivery.next(nowMs)
  if (attempt !== undefined) delivery.answered(attempt, given, nowMs)
  return attempt && `${attempt.parcel.id}/${attempt.index} ${attempt.number}`
}

/** Something of everything: what is left is e2, whose second request failed once, and e3 behind it. */
async function writeJournal(): Promise<void> {
  const { journal, delivery } = await opened()
  for (const one of [parcel('e1'), parcel('e2', 2), parcel('e3')]) delivery.accept(one)
  delivery.drop('e4', 'of an unsupported type')
  await journal.synced()
  for (const status of [200, 202, 503]) {
    sendOne(delivery, answer(status))
    await journal.synced()
  }
  await journal.close()
}

describe('a journal', () => {
  it('hands on what has not ended, as far as it had come', async () => {
    await writeJournal()
    const { journal, delivery } = await opened()
    expect(journal.accounting()).toEqual({ accepted: 4, delivered: 1, dropped: 1, aborted: 0, underWay: 2 })
    expect(delivery.next(clock()), 'before the wait is over').toBeUndefined()
    const later = clock() + 60_000
    expect([1, 2, 3].map(() => sendOne(delivery, answer(200), later))).toEqual(['e2/1 2', 'e3/0 1', undefined])
    await journal.close()
  })

  it('holds a workspace back over a stop', async () => {
    const first = await opened()
    first.delivery.accept(parcel('e1'))
    sendOne(first.delivery, answer(429, { 'x-ratelimit-reset': '1030' }))
    await first.journal.close()
    const { journal, delivery } = await opened()
    delivery.accept({ ...parcel('e2'), keys: ['user_id:eve'] })
    expect(sendOne(delivery, answer(200), 1_029_999)).toBeUndefined()
    expect(sendOne(delivery, answer(200), 1_030_000)).toBeDefined()
    await journal.close()
  })

  it('may be cut anywhere: what was written before the cut is there', async () => {
    await writeJournal()
    const whole = readFileSync(file)
    const seen = new Set<string>()
    for (let length = 0; length <= whole.length; length += 1) {
      writeFileSync(file, whole.subarray(0, length))
      const { accepted, delivered, dropped, underWay } = (await readJournal(file)).accounting
      expect(delivered + dropped + underWay).toBe(accepted)
      seen.add(`${accepted} ${delivered}`)
    }
    expect([...seen]).toEqual(['0 0', '4 0', '4 1'])
  })

  it('goes on behind a cut', async () => {
    await writeJournal()
    const whole = readFileSync(file)
    for (let length = 0; length < whole.length; length += 101) {
      writeFileSync(file, whole.subarray(0, length))
      const { journal, delivery } = await opened()
      const { accepted } = journal.accounting()
      delivery.accept(parcel('e9'))
      await journal.close()
      expect((await readJournal(file)).accounting.accepted).toBe(accepted + 1)
    }
  })

  it('tells which line was changed, where it was not the last', async () => {
    await writeJournal()
    const lines = readFileSync(file, 'utf8').split('\n')
    writeFileSync(file, [lines[0], lines[1]?.replace('e3', 'e7'), ...lines.slice(2)].join('\n'))
    await expect(opened()).rejects.toThrow(`${file}:2: This line of the journal was changed`)
  })

  it('does not read what another version wrote', async () => {
    const { journal } = await opened()
    await journal.close()
    writeFileSync(file, `${sealed([{ fact: 'sum', version: 2, accounting: {} }])}\n`)
    await expect(opened()).rejects.toThrow('written by another version')
  })

  it('stays short: a journal that grew is written anew, also under way', async () => {
    const { journal, delivery } = await opened(1000)
    let longest = 0
    for (let number = 0; number < 60; number += 1) {
      delivery.accept(parcel(`e${number}`, 2))
      sendOne(delivery, answer(200))
      await journal.synced()
      if (number % 2 === 0) sendOne(delivery, answer(200))
      if (number > 3) sendOne(delivery, answer(200))
      await journal.synced()
      longest = Math.max(longest, statSync(file).size)
    }
    const { accepted } = journal.accounting()
    expect(accepted).toBe(60)
    const told = journal.accounting()
    await journal.close()
    expect(longest).toBeLessThan(60 * JSON.stringify(parcel('e100', 2)).length)
    const again = await opened()
    expect(again.journal.accounting()).toEqual(told)
    await again.journal.close()
  })

  it('keeps the dead letters beside it, and neither for others to read', async () => {
    const { journal, delivery } = await opened()
    delivery.accept(parcel('e1'))
    sendOne(delivery, answer(400))
    await journal.close()
    const [, letters] = JSON.parse(readFileSync(`${file}.dead`, 'utf8'))
    expect(letters).toMatchObject([
      {
        id: 'e1',
        reason: 'Intercom answered 400',
        letter: { parcel: { id: 'e1' }, index: 0, tries: 1, last: { reply: { status: 400 } } },
      },
    ])
    expect(readFileSync(file, 'utf8')).not.toContain('letter')
    expect([file, `${file}.dead`].map((path) => statSync(path).mode & 0o077)).toEqual([0, 0])
  })

  it('confirms nothing any more once something could not be written', async () => {
    const { journal, delivery } = await opened()
    await journal.close()
    delivery.accept(parcel('e1'))
    await expect(journal.synced()).rejects.toThrow()
    delivery.accept(parcel('e2'))
    await expect(journal.synced()).rejects.toThrow()
  })
})
