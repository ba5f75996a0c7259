import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { packageRoot } from '../../src/runner/index.ts'

const folder = join(packageRoot, 'docs', 'decisions')
const pages = readdirSync(folder).filter((name) => name !== 'README.md')

it('each decision is listed once, in order', () => {
  const rows = readFileSync(join(folder, 'README.md'), 'utf8').matchAll(/^\| \[(\d{4})\]\((.+?)\) \|/gm)
  expect([...rows].map(([, number, name]) => `${number} ${name}`)).toEqual(
    pages.sort().map((name) => `${name.slice(0, 4)} ${name}`),
  )
})

it.each(pages)('%s bears its number, which no other page has', (name) => {
  const number = name.slice(0, 4)
  expect(readFileSync(join(folder, name), 'utf8')).toMatch(new RegExp(`^# ${number} · `))
  expect(pages.filter((other) => other.startsWith(number))).toEqual([name])
})
