/** Characters that Intercom keeps of a text (help centre: "Create and track custom data attributes"). */
const textMax = 255

/** Whether a text has more than 255 code points. */
export function isOverlong(text: string): boolean {
  if (text.length <= textMax) return false
  return text.length > 2 * textMax || cutText(text).length < text.length
}

/** The first 255 code points of a text: a surrogate pair is never split. */
export function cutText(text: string): string {
  let end = 0
  for (let count = 0; count < textMax && end < text.length; count += 1) {
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1
  }
  return text.slice(0, end)
}
