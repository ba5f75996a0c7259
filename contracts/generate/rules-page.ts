import { areas, contractVersion } from '../rules/index.ts'

/** Text inside a Markdown table cell. */
const cell = (text: string) => text.replaceAll('|', '\\|')

/** docs/rules.md: the contract for readers, area by area. */
export function rulesPage(): string {
  const sections = areas.flatMap(({ name, rules }) => [
    `## ${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    '',
    '| rule | level | says | source |',
    '|---|---|---|---|',
    ...rules.map(
      ({ id, level, authority, says, source }) =>
        `| ${id} | ${level} | ${cell(says)} | ${authority}: ${cell(source)} |`,
    ),
    '',
  ])
  return `# The rules

Generated from contracts/rules by \`npm run generate\`; contract version ${contractVersion}. \`intercom-conformance explain ID\` adds why a rule matters, what
to do when it is broken, and examples.

Levels: **must** fails a run · **should** warns (\`--fail-on should\` makes it fail) · **info** is noted, never a verdict · **may** is a freedom,
never judged. Authority: DOC, the destination's public documentation · API, Intercom's API 1.4 and its clients · RS, the conventions of
the RudderStack platform.

${sections.join('\n')}`
}
