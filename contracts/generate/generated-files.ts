import type { TSchema } from 'typebox'
import { catalogue } from '../rules/catalogue.ts'
import {
  baselineSchema,
  behaviourFileSchema,
  comparisonSchema,
  configSchema,
  connectionSchema,
  eventSchema,
  exchangeSchema,
  historyLineSchema,
  intercomReplySchema,
  intercomRequestSchema,
  outcomeSchema,
  playedCaseSchema,
  recordedEventSchema,
  reportSchema,
  scenarioSchema,
  sdkCallSchema,
  settingsSchema,
  smokeReportSchema,
  stateFileSchema,
  traceLineSchema,
  vectorFileSchema,
  weatherSchema,
  workspaceStateSchema,
} from '../wire/index.ts'
import { rulesPage } from './rules-page.ts'

/** The words of the product, each by the name of its schema file. */
const schemas: Record<string, TSchema> = {
  call: sdkCallSchema,
  comparison: comparisonSchema,
  config: configSchema,
  connection: connectionSchema,
  event: eventSchema,
  exchange: exchangeSchema,
  'history-line': historyLineSchema,
  baseline: baselineSchema,
  behaviours: behaviourFileSchema,
  weather: weatherSchema,
  outcome: outcomeSchema,
  'played-case': playedCaseSchema,
  'recorded-event': recordedEventSchema,
  reply: intercomReplySchema,
  report: reportSchema,
  request: intercomRequestSchema,
  scenario: scenarioSchema,
  settings: settingsSchema,
  'smoke-report': smokeReportSchema,
  'state-file': stateFileSchema,
  'trace-line': traceLineSchema,
  vectors: vectorFileSchema,
  'workspace-state': workspaceStateSchema,
}

const draft = 'https://json-schema.org/draft/2020-12/schema'

/** Every generated file by its path from the root: the schemas for other languages, the catalogue, and the page of rules. */
export function generatedFiles(): Map<string, string> {
  const files = new Map<string, string>()
  for (const [name, schema] of Object.entries(schemas)) {
    const document = { $schema: draft, $id: `urn:intercom-conformance:schema:${name}`, ...schema }
    files.set(`contracts/schemas/${name}.schema.json`, `${JSON.stringify(document, null, 2)}\n`)
  }
  files.set('contracts/catalogue.json', `${JSON.stringify(catalogue, null, 2)}\n`)
  files.set('docs/rules.md', rulesPage())
  return files
}
