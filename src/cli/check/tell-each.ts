import { createColors } from 'picocolors'
import { writeWhole } from '../../output/index.ts'
import type { ReporterName } from '../../report/index.ts'
import { print } from '../print.ts'
import type { ReportDestination } from './reporter-option.ts'

/** Renders a report for each destination, in colour where that is a terminal, and puts it there. */
export async function tellEach(
  destinations: readonly ReportDestination[],
  textOf: (name: ReporterName, color: boolean) => string,
): Promise<void> {
  for (const { name, file } of destinations) {
    const text = textOf(name, file === undefined && createColors().isColorSupported && process.stdout.isTTY === true)
    if (file === undefined) await print(text)
    else writeWhole(file, text)
  }
}
