import { type Report, reportSchema } from '../../contracts/wire/index.ts'
import { InputError, readJson, readText } from '../input/index.ts'

/** Reads a json report. An `InputError` with file, line and field where it is none. */
export function readReport(file: string): Report {
  const text = readText(file)
  try {
    return readJson(text, reportSchema, file)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    throw new InputError(`${error.message} Expected is what --reporter json=FILE writes.`)
  }
}
