import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import formatsModule from 'ajv-formats'
import { JSDOM } from 'jsdom'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'

/** A page as a browser reads it, no script of which runs. */
export const readHtml = (text: string): Document => new JSDOM(text).window.document

/** XML as a strict reader reads it; an error where it is not well-formed. */
export function readXml(text: string): Document {
  const { window } = new JSDOM('')
  return new window.DOMParser().parseFromString(text, 'application/xml')
}

/** Markdown as GitHub reads it. */
export const readMarkdown = (text: string): Document =>
  readHtml(micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true }))

/** What is used here of SARIF. */
export interface SarifLog {
  runs: {
    tool: { driver: { rules: { id: string; helpUri?: string }[] } }
    invocations: { executionSuccessful: boolean; toolExecutionNotifications: { message: { text: string } }[] }[]
    results: {
      ruleId: string
      ruleIndex: number
      level: string
      message: { text: string }
      suppressions?: { justification: string }[]
      locations: { physicalLocation: { artifactLocation: { uri: string }; region?: { startLine: number } } }[]
    }[]
  }[]
}

/** The schema of SARIF 2.1.0, as Microsoft's sarif-multitool 5.7.0 publishes it (MIT). */
const schema = JSON.parse(readFileSync(join(import.meta.dirname, 'schemas', 'sarif-2.1.0.json'), 'utf8'))
const ajv = new Ajv({ strict: false, allErrors: true })
;(formatsModule as unknown as (ajv: Ajv) => void)(ajv)
const { $schema: _, ...anySchema } = schema
const isSarif = ajv.compile(anySchema)

/** SARIF that its schema accepts; an error that says where it does not. */
export function readSarif(text: string): SarifLog {
  const log: unknown = JSON.parse(text)
  if (!isSarif(log)) throw new Error(ajv.errorsText(isSarif.errors))
  return log as SarifLog
}

/** The words of a document: its elements, each with its attributes. Text that is inert adds none. */
export function markupIn(document: Document | Element): string[] {
  const words = [...document.querySelectorAll('*')].map(
    (element) => `${element.tagName} ${element.getAttributeNames().sort().join(' ')}`,
  )
  return [...new Set(words)].sort()
}
