import { describe, expect, it } from 'vitest'
import type { Report, SmokeReport } from '../../contracts/wire/index.ts'
import { matrixReporters, type ReporterName, reporters, smokeText } from '../../src/report/index.ts'
import { commandsIn } from './actions-runner.ts'
import { attacks, harmless, hostileTo } from './hostile.ts'
import { markupIn, readHtml, readMarkdown, readSarif, readXml } from './read-back.ts'
import { runs } from './runs.ts'

const options = { today: '2026-11-26', placeOf: () => ({ file: 'a,b:c/d "e".json', line: 3 }) }
const names = Object.keys(reporters) as ReporterName[]

/** Runs in which all that a report can tell is told; of each as many reports as there are attacks, so that each stands everywhere. */
const told = ['journeys, warnings and a target that breaks', 'a deviation that is gone', 'nothing is proved']

const groups = await Promise.all(
  told.map(async (name) => {
    const report = await (runs[name] as () => Promise<Report>)()
    return { plain: harmless(report), reports: attacks.map((_, shift) => hostileTo(report, shift)) }
  }),
)
const all = groups.flatMap(({ reports }) => reports)

/** Elements with attributes that do not stand in the document of harmless words. */
const added = (document: Document, usual: readonly string[], allowed = /^$/) =>
  markupIn(document).filter((word) => !usual.includes(word) && !allowed.test(word))

describe('a hostile report', () => {
  it('adds no element and no attribute to the page', () => {
    for (const { reports, plain } of groups) {
      const usual = markupIn(readHtml(reporters.html(plain, options)))
      for (const report of reports) {
        const page = readHtml(reporters.html(report, options))
        // Words that differ, and code between backticks, are marked: in the harmless page of the same run there may be none.
        expect(added(page, usual, /^(INS|DEL|CODE) $/)).toEqual([])
        expect(page.scripts).toHaveLength(1)
        const links = [...page.querySelectorAll('[href]')].map((link) => link.getAttribute('href') ?? '')
        expect(links.filter((link) => !link.startsWith('#'))).toEqual([])
      }
    }
  })

  it('adds nothing to XML, which stays well-formed', () => {
    for (const { reports, plain } of groups) {
      const usual = markupIn(readXml(reporters.junit(plain)))
      for (const report of reports) {
        const xml = readXml(reporters.junit(report))
        expect(xml.documentElement.nodeName).toBe('testsuites')
        expect(added(xml, usual)).toEqual([])
      }
    }
  })

  it('keeps SARIF to its schema, with no link and no argument in a message', () => {
    for (const report of all) {
      const [run] = readSarif(reporters.sarif(report, options)).runs
      const messages = [
        ...(run?.results ?? []).map(({ message }) => message.text),
        ...(run?.invocations ?? []).flatMap((one) => one.toolExecutionNotifications.map(({ message }) => message.text)),
      ]
      for (const text of messages) expect(text).not.toMatch(/\]\(|\{\d+\}/)
    }
  })

  it.for(['markdown', 'findings'] as const)('is text in Markdown: %s', (name) => {
    const parts = ['h1', 'h2', 'h3', 'h4', 'details', 'table', 'tr', 'td', 'a', 'img', 'script']
    const countsIn = (page: Document) => parts.map((part) => [part, page.querySelectorAll(part).length])
    for (const { reports, plain } of groups) {
      const usual = readMarkdown(reporters[name](plain, options))
      const [usualWords, usualCounts] = [markupIn(usual), countsIn(usual)]
      for (const report of reports) {
        const page = readMarkdown(reporters[name](report, options))
        expect(added(page, usualWords, /^(CODE|PRE|P|STRONG) $|^CODE class$/)).toEqual([])
        expect(countsIn(page)).toEqual(usualCounts)
      }
    }
  })

  it('begins no cell and no line of a summary as a formula', () => {
    for (const report of all) {
      const page = readMarkdown(reporters.markdown(report, options))
      for (const cell of page.querySelectorAll('td, th, h2')) expect(cell.textContent ?? '').not.toMatch(/^\s*[=+@-]\w/)
      const matrix = readMarkdown(matrixReporters.markdown([report]))
      for (const cell of matrix.querySelectorAll('td, th')) expect(cell.textContent ?? '').not.toMatch(/^\s*[=+@-]/)
    }
  })

  it('annotates at most ten problems, and gives GitHub no other command', () => {
    for (const { reports, plain } of groups) {
      const usual = commandsIn(reporters.github(plain, options)).map(({ name }) => name)
      expect(usual.length).toBeLessThanOrEqual(10)
      for (const report of reports) {
        const commands = commandsIn(reporters.github(report, options))
        expect(commands.map(({ name }) => name)).toEqual(usual)
        for (const { properties } of commands) {
          const { title: _, file = 'a,b:c/d "e".json', line = '3', ...others } = properties
          expect({ file, line, others }).toEqual({ file: 'a,b:c/d "e".json', line: '3', others: {} })
        }
      }
    }
  })

  it.for(names.filter((name) => name !== 'github' && name !== 'html'))('is no command in a log: %s', (name) => {
    for (const report of all) expect(commandsIn(reporters[name](report, options))).toEqual([])
  })

  it.for(names)('drives no terminal: %s', (name) => {
    for (const report of all) {
      const text = reporters[name](report, options).replaceAll('\n', '')
      expect(text.isWellFormed()).toBe(true)
      if (name === 'json') continue
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u061c\u200b\u202a-\u202e\u2066-\u2069\ufffe\uffff]/)
    }
  })

  it('is the same report as JSON, whatever was escaped', () => {
    for (const report of all) expect(JSON.parse(reporters.json(report))).toEqual(report)
  })

  it('adds nothing to a comparison', () => {
    const [first, second] = [groups[0], groups[1]]
    const other = second?.reports[0] as Report
    const usual = markupIn(readHtml(matrixReporters.html([first?.plain as Report, second?.plain as Report], options)))
    for (const report of first?.reports ?? []) {
      const both = [report, other]
      expect(added(readHtml(matrixReporters.html(both, options)), usual, /^CODE $/)).toEqual([])
      const markdown = readMarkdown(matrixReporters.markdown(both))
      expect(markdown.querySelectorAll('a, img, script, svg')).toHaveLength(0)
      for (const row of markdown.querySelectorAll('table:not(:first-of-type) tr')) expect(row.children).toHaveLength(5)
    }
  })

  it('is no command in the answer of smoke', () => {
    const smoke: SmokeReport = {
      target: { name: attacks.join(' ') },
      connections: ['server-cloud'],
      passed: false,
      checks: [
        {
          id: 'start',
          says: 'It starts.',
          lines: [],
          passed: false,
          message: attacks.join('\n'),
          stderr: attacks.join('\n'),
        },
      ],
    } as unknown as SmokeReport
    expect(commandsIn(smokeText(smoke, {}))).toEqual([])
  })
})
