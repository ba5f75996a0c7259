import { spawn } from 'node:child_process'
import { appendFileSync } from 'node:fs'

/**
 * An adapter that does not want to end: it ignores signals and the end of its input, and has a child. It writes the ids of
 * both to a file. With `mute` it never introduces itself; with `slow` it answers nothing.
 */
const [, , file, mood] = process.argv
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})
const child = spawn('sleep', ['600'], { stdio: 'inherit' })
appendFileSync(file, `${process.pid} ${child.pid}\n`)
setInterval(() => {}, 1000)

const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`)
let text = ''
process.stdin.setEncoding('utf8').on('data', (chunk) => {
  const lines = (text + chunk).split('\n')
  text = lines.pop()
  for (const line of lines) {
    const { cmd, seq } = JSON.parse(line)
    if (cmd === 'start' && mood !== 'mute') say({ name: 'lingering', connections: ['server-cloud'] })
    if (cmd === 'transform' && mood !== 'slow') say({ seq, outcome: { kind: 'dropped', reason: 'no' } })
  }
})
