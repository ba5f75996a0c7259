import { isJsonObject, type JsonObject, jsonText, sameJson } from '../../../../contracts/wire/index.ts'
import { inWords } from './in-words.ts'

/** Gives the module one event, and answers with the line that tells what came of it. */
export async function answerLine(line: string, transform: (input: unknown) => unknown): Promise<string> {
  const { seq, connection, settings, event, session } = JSON.parse(line) as JsonObject
  try {
    const made = await transform({ connection, settings, event, session })
    const { settings: settingsBefore, event: eventBefore } = JSON.parse(line) as JsonObject
    const inputChanged = !sameJson(event, eventBefore) || !sameJson(settings, settingsBefore)
    return textOf({ seq, ...contentOf(made), ...(inputChanged ? { inputChanged } : {}) })
  } catch (thrown) {
    return JSON.stringify({ seq, error: `it threw ${inWords(thrown)}` })
  }
}

function contentOf(made: unknown): object {
  if (isJsonObject(made) && made['skipped'] === true) {
    return { skipped: true, message: made['message'], issue_url: made['issue_url'] }
  }
  return { outcome: made === undefined ? null : made }
}

/** As a request would be written: what JSON cannot say is left out. */
function textOf(value: object): string {
  try {
    return JSON.stringify(value)
  } catch (error) {
    if (error instanceof RangeError) return jsonText(value)
    throw new Error(`its outcome is no JSON: ${(error as Error).message.split('\n')[0]}`)
  }
}
