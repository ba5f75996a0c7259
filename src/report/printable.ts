/**
 * Text that is safe to print: control characters (ANSI escapes among them), invisible marks of direction, lone surrogates, tags and
 * what is no character are shown as escapes, so that a value can neither drive the terminal nor pass for other text.
 */
export function printable(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is escaped
    /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\p{Cs}\u{e0000}-\u{e007f}]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )
}

/** Text of several lines, each safe to print. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n')
}

/** A value as one line of JSON, safe to print; cut to a length in characters. */
export function inline(value: unknown, length = Number.POSITIVE_INFINITY): string {
  const text = printable(JSON.stringify(value) ?? 'nothing')
  return text.length > length ? `${text.slice(0, Math.max(0, length - 1)).toWellFormed()}…` : text
}
