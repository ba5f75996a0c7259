import { appendFileSync } from 'node:fs'

/**
 * An adapter that tells how it was spoken to: the reason of each answer is a JSON text of what it knows. The event decides: `hold` waits
 * until so many events are there, and answers the last one first; `remember` counts the events of its session.
 */
const [, , ...words] = process.argv
const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`)
const sessions = new Map()
let held = []

function tell({ seq, session, event }) {
  const known = (sessions.get(session) ?? 0) + 1
  sessions.set(session, known)
  const { PATH, INTERCOM_MOCK_URL, NODE_OPTIONS, EXTRA } = process.env
  const told = { seq, known, words, folder: process.cwd(), pid: process.pid, hasPath: PATH !== undefined }
  say({
    seq,
    outcome: {
      kind: 'dropped',
      reason: JSON.stringify({ ...told, INTERCOM_MOCK_URL, NODE_OPTIONS, EXTRA, keys: Object.keys(event) }),
    },
  })
}

function take(request) {
  const { hold, exit, skip } = request.event
  if (exit) process.exit(exit)
  if (skip) return say({ seq: request.seq, skipped: true, message: 'not mine', issue_url: 'https://example.com/1' })
  if (!hold) return tell(request)
  held.push(request)
  if (held.length < hold) return
  for (const one of held.toReversed()) tell(one)
  held = []
}

let text = ''
process.stdin.setEncoding('utf8').on('data', (chunk) => {
  const lines = (text + chunk).split('\n')
  text = lines.pop()
  for (const line of lines) {
    const request = JSON.parse(line)
    if (request.cmd === 'start') {
      say({ name: 'teller', version: '2', language: 'JavaScript', homepage: 'x', connections: ['server-cloud'] })
    } else if (request.cmd === 'transform') take(request)
    else if (process.env.FAREWELL) appendFileSync(process.env.FAREWELL, line)
  }
})
