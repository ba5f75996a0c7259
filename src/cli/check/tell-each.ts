import { createColors } from 'picocolors'
import { writeWhole } from '../../output/index.ts'
import { print, say } from '../print.ts'
import type { ReportDestination } from './reporter-option.ts'

type TextOf<Name> = (name: Name, color: boolean) => string

/** Renders a report for each destination, in colour where that is a terminal, and puts it there: into files first, whoever reads the rest. */
export async function tellEach<Name extends string>(
  destinations: readonly ReportDestination<Name>[],
  textOf: TextOf<Name>,
): Promise<void> {
  for (const { name, file } of destinations) if (file !== undefined) writeWhole(file, textOf(name, false))
  for (const { name, file } of destinations) if (file === undefined) await print(textOf(name, isColored()))
}

/** The same before this returns, for a process that is about to end. What cannot be written is said, and the others are. */
export function tellEachAtOnce<Name extends string>(
  destinations: readonly ReportDestination<Name>[],
  textOf: TextOf<Name>,
): void {
  for (const { name, file } of destinations) {
    try {
      if (file === undefined) process.stdout.write(textOf(name, isColored()))
      else writeWhole(file, textOf(name, false))
    } catch (error) {
      say((error as Error).message)
    }
  }
}

const isColored = () => createColors().isColorSupported && process.stdout.isTTY === true
