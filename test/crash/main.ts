import { parseArgs } from 'node:util'
import { crash } from './crash.ts'

/**
 * `npm run crash -- --kills 200 --seed 1`: exits 1 where an event that was confirmed is not in Intercom in the end, or stands there
 * twice.
 */
const { values: options } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
})
const [kills, seed] = [Number(options.kills), Number(options.seed)]

/** The first ones say enough. */
const shownMax = 20

if (Number.isInteger(kills) && kills > 0 && Number.isInteger(seed)) {
  const { accounting, lost, twice } = await crash({
    kills,
    seed,
    killed: (number, accepted) => {
      if (number % 20 === 0) process.stderr.write(`${number} kills, ${accepted} events accepted\n`)
    },
  })
  const { accepted, delivered, dropped, aborted, underWay } = accounting
  for (const what of lost.slice(0, shownMax)) process.stdout.write(`lost: ${what}\n`)
  for (const what of twice.slice(0, shownMax)) process.stdout.write(`twice: ${what}\n`)
  process.stdout.write(`${accepted} accepted = ${delivered} delivered + ${dropped} dropped + ${aborted} aborted\n`)
  process.stdout.write(`${kills} kills, ${lost.length} lost, ${twice.length} twice\n`)
  const isWhole = underWay === 0 && accepted === delivered + dropped + aborted
  process.exitCode = lost.length === 0 && twice.length === 0 && isWhole ? 0 : 1
} else {
  process.stderr.write('Expected a whole number of at least 1 for --kills, and a whole number for --seed.\n')
  process.exitCode = 2
}
