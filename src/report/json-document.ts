import { inALog } from './in-a-log.ts'

/**
 * A value as a document of JSON. What could drive a terminal, hide in it or be a command in a log is written as an escape, which means the
 * same.
 */
export const jsonDocument = (value: unknown): string =>
  `${inALog(JSON.stringify(value, null, 2)).replace(
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )}\n`
