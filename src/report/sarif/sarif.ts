import type { Report } from '../../../contracts/wire/index.ts'
import { jsonDocument } from '../json-document.ts'
import type { Reporter } from '../reporter.ts'
import { troublesOf } from '../troubles.ts'
import { messageOf } from './message.ts'
import { resultsOf } from './results.ts'
import { descriptorOf } from './rules.ts'

/**
 * SARIF 2.1.0, as code scanning reads it: the rules with help, and a result for each cause of a failure, at the place where its smallest case
 * is written. What is wrong with the run itself is a notification of its tool.
 */
export const sarif: Reporter = (report, options = {}) => {
  const { tool, rules } = report
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: tool.name, version: tool.version, rules: rules.map(descriptorOf) } },
        // One category of findings for each implementation, so that uploads of several do not replace each other.
        automationDetails: { id: `${tool.name}/${report.target.name.replace(/[^\w.-]+/g, '-')}/` },
        invocations: [invocationOf(report)],
        columnKind: 'utf16CodeUnits',
        results: rules.flatMap((rule, index) => resultsOf(rule, index, report, options)),
        properties: {
          target: report.target,
          contract: report.contract.version,
          seed: report.seed,
          verdict: report.summary.verdict,
        },
      },
    ],
  }
  return jsonDocument(log)
}

function invocationOf(report: Report) {
  const { summary, complete } = report
  return {
    executionSuccessful: complete && summary.verdict !== 'inconclusive',
    toolExecutionNotifications: troublesOf(report).map(({ kind, title, says }) => ({
      descriptor: { id: kind },
      level: 'error',
      message: messageOf(`${title}. ${says}`),
    })),
  }
}
