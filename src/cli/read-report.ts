import { type Report, reportSchema } from '../../contracts/wire/index.ts'
import { InputError, readJson, readText } from '../input/index.ts'

/** Reads a json report. An `InputError` with file, line and field where it is none. */
export function readReport(file: string): Report {
  const report = readExpected(readText(file), file)
  if (isDeeperThan(levelsMost, report)) {
    throw new InputError(`This report has values of more than ${levelsMost} levels; check cuts them before.`, { file })
  }
  return report
}

function readExpected(text: string, file: string): Report {
  try {
    return readJson(text, reportSchema, file)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    throw new InputError(`${error.message} Expected is what --reporter json=FILE writes.`)
  }
}

/** What renders a report walks it by recursion. */
const levelsMost = 100

function isDeeperThan(levels: number, value: unknown): boolean {
  let row: unknown[] = [value]
  for (let level = 0; row.length > 0; level += 1) {
    if (level > levels) return true
    row = row.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  return false
}
