import type { RuleReport } from '../../../contracts/wire/index.ts'
import { prose } from '../markdown-text.ts'
import { messageOf } from './message.ts'

/** The public pages that rules come from, by who says so. */
const pages: ReadonlyMap<string, string> = new Map([
  ['DOC', 'https://www.rudderstack.com/docs/destinations/streaming-destinations/intercom/'],
  ['API', 'https://developers.intercom.com/docs/references/1.4/rest-api/users/create-or-update-user'],
  ['RS', 'https://www.rudderstack.com/docs/event-spec/standard-events/'],
])

/** SARIF's word for a level. */
export const levelOf = (level: RuleReport['level']): 'error' | 'warning' | 'note' =>
  level === 'must' ? 'error' : level === 'should' ? 'warning' : 'note'

/** A rule as SARIF describes it. */
export function descriptorOf({ id, says, level, authority = 'DOC', source, mend, harm, area }: RuleReport) {
  const page = pages.get(authority.split('+')[0] ?? '')
  return {
    id,
    shortDescription: messageOf(says),
    fullDescription: messageOf(`${says} (${level}; ${source})`),
    help: {
      ...messageOf(`${says}\n\nWhat to do: ${mend}\nSource: ${source}\nMore: intercom-conformance explain ${id}`),
      markdown: `${prose(says)}\n\n**What to do**: ${prose(mend)}\n\n**Source**: ${prose(source)}\n\nMore: \`intercom-conformance explain ${id}\``,
    },
    ...(page === undefined ? {} : { helpUri: page }),
    defaultConfiguration: { level: levelOf(level) },
    properties: { tags: [area, level, harm.replaceAll(' ', '-')] },
  }
}
