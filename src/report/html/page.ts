import { createHash } from 'node:crypto'
import { type Markup, markup, trusted } from '../markup.ts'
import { script } from './script.ts'
import { style } from './style.ts'

/** One page. */
export interface Page {
  title: string
  body: Markup
}

const digestOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/**
 * Nothing is loaded, and nothing runs but the one style and the one script below: even a value that found a way through the escapes
 * would stay text.
 */
const policy = [
  "default-src 'none'",
  `style-src ${digestOf(style)}`,
  `script-src ${digestOf(script)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** A whole document in one file, for any browser of the last years, with or without a script. */
export function pageOf({ title, body }: Page): string {
  return `<!doctype html>
${markup`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
${body}
<script>${trusted(script)}</script>
</body>
</html>`}
`
}

/** What switches between light and dark; shown where scripts run. */
export const themeButton: Markup = markup`<button type="button" class="theme" data-theme-button hidden>Theme: <span>auto</span></button>`
