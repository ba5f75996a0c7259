import { isJsonObject, type JsonObject, type JsonValue, type Report, setOwn } from '../../contracts/wire/index.ts'

/** What somebody would write who wants a report to do something. */
export const attacks: readonly string[] = [
  '<script>window.owned = true</script><img src=x onerror="window.owned = true">',
  "\"' onmouseover='window.owned = true' style=\"position:fixed",
  '</title></style></script></pre></textarea><svg onload="window.owned = true"><a href="https://evil.example">x</a>',
  '<!-- ]]> --><![CDATA[ &quot;&#60;b&#62; &owned;',
  '\u0000\u0008\u000b\ufffe\uffff\ud800 \udc00',
  '\u001b[2J\u001b]0;owned\u0007\u009b31m\u202eowned\u2066\u200b',
  '| a | b |\n|---|---|\n| owned | cell |',
  '```\n# Owned\n```\n~~~\n',
  '</details></summary>\n\n# Owned\n\n<details open>',
  '[click](https://evil.example) ![i](https://evil.example/i.png) <https://evil.example> https://evil.example www.evil.example',
  '@maintainer #1 **owned** _owned_ `owned` ~~owned~~ $owned$',
  '=HYPERLINK("https://evil.example";"owned")',
  '+1+cmd|" /C calc"!A0',
  '::error file=owned.ts,line=1::owned',
  'a\n::error::owned\r\n  ::set-output name=a::b\n%0A::error::owned',
  'a ##[error]owned ##[add-mask;a=b]owned',
  '{0} [owned](1) {{1}}',
  '%25%0A%0D%3A%2C',
  '__proto__',
]

/** Words of the schema: a report that had others there would be none. */
const fixed = new Set(['id', 'area', 'level', 'verdict', 'connection', 'went', 'failOn', 'eventType'])

/**
 * A report in which every text that is no word of its schema is an attack, another one at each place; `words` gives the text. What is
 * compared with it in a test is the same report with `harmless` words.
 */
function filledWith(report: Report, words: (place: number) => string): Report {
  let place = 0
  const next = () => {
    place += 1
    return words(place)
  }
  const fill = (value: JsonValue, key: string): JsonValue => {
    if (typeof value === 'string') return fixed.has(key) ? value : next()
    if (Array.isArray(value)) return key === 'connections' ? value : value.map((item) => fill(item, key))
    if (!isJsonObject(value)) return value
    const copy: JsonObject = {}
    for (const [name, item] of Object.entries(value)) setOwn(copy, name, fill(item, name))
    if (key === 'event' || key === 'received' || key === 'expected') setOwn(copy, next(), next())
    return copy
  }
  return fill(report as unknown as JsonObject, '') as unknown as Report
}

export const hostileTo = (report: Report, shift = 0): Report =>
  filledWith(report, (place) => attacks[(place + shift) % attacks.length] ?? '')

export const harmless = (report: Report): Report => filledWith(report, (place) => `word ${place}`)
