import { type Static, Type } from 'typebox'
import { connectionSchema } from '../../../contracts/wire/index.ts'
import { findFault } from '../../input/index.ts'
import { shown } from './lines.ts'

const text = Type.String({ maxLength: 200 })

/** What a target says of itself when it is started. */
const introductionSchema = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  version: Type.Optional(text),
  language: Type.Optional(text),
  homepage: Type.Optional(text),
  issues: Type.Optional(text),
  connections: Type.Array(connectionSchema, { minItems: 1, description: 'The connections that it implements.' }),
})
export type Introduction = Static<typeof introductionSchema>

/** An introduction, or what is wrong with it, in words that go on from the target's name. */
export function readIntroduction(line: string): Introduction | { fault: string } {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { fault: `it answered "start" with a line that is not JSON: ${shown(line)}` }
  }
  const refused = (value as { refused?: unknown } | null)?.refused
  if (typeof refused === 'string') return { fault: refused }
  const fault = findFault(introductionSchema, value)
  if (fault) return { fault: `its answer to "start" is wrong: ${fault.says.replace(/\.$/, '')}` }
  return value as Introduction
}
