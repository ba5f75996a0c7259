/** Plain text as the API shows it: a paragraph of HTML, in which nothing of the text is markup. */
export function paragraphOf(text: string): string {
  return `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>`
}

/** An admin may write HTML (API page "Admin initiated conversation"): what begins with a tag is kept as it is. */
export function adminBody(text: string): string {
  return /^\s*<[a-z]/i.test(text) ? text : paragraphOf(text)
}

/** The text of an HTML body, for `display_as=plaintext`. Takes time in proportion to its length, whatever it holds. */
export function plainText(html: string): string {
  let text = ''
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at)
    const close = open === -1 ? -1 : html.indexOf('>', open)
    if (close === -1) {
      text += html.slice(at)
      break
    }
    text += html.slice(at, open)
    at = close + 1
  }
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
