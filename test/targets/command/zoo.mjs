import { spawn } from 'node:child_process'
import { closeSync } from 'node:fs'

/**
 * `node zoo.mjs NAME`: an adapter that is honest but for one vice, which it shows over events whose traits say so. Without
 * a name it has none.
 */
const write = (text) => process.stdout.write(text)
const say = (value) => write(`${JSON.stringify(value)}\n`)

const honest = ({ seq, settings, event }) => ({
  seq,
  outcome: {
    kind: 'requests',
    requests: [
      {
        method: 'POST',
        url: 'https://api.intercom.io/users',
        headers: {
          Authorization: `Bearer ${settings.apiKey}`,
          Accept: 'application/json',
          'Content-Type': 'application/json',
          'Intercom-Version': '1.4',
          'User-Agent': 'zoo/1',
        },
        body: { user_id: event.userId, ...(event.traits ? { custom_attributes: event.traits } : {}) },
      },
    ],
  },
})

const answer = (request) => say(honest(request))
const deep = (levels) => `${'['.repeat(levels)}${']'.repeat(levels)}`
const hang = () => {
  for (;;);
}

const vices = {
  none: answer,
  throws: () => {
    throw new Error('I cannot do this one')
  },
  'exits with 0': () => process.exit(0),
  'exits with 3': () => process.exit(3),
  'ends by a signal': () => process.kill(process.pid, 'SIGSEGV'),
  hangs: hang,
  'hangs and ignores SIGTERM': () => {
    process.on('SIGTERM', () => {})
    setInterval(() => {}, 1000)
    process.stdin.pause()
  },
  'answers all but one': () => {},
  'answers drop by drop': (request) => {
    const bytes = [...`${JSON.stringify(honest(request))}\n`]
    process.stdin.pause()
    setInterval(() => write(bytes.shift() ?? ''), 100)
  },
  'prints a line that is not JSON': () => write('Debug: here I am\n'),
  'prints a line after its answer': (request) => {
    answer(request)
    write('Debug: done\n')
  },
  'prints a list': () => write('[1]\n'),
  'answers without a number': ({ outcome }) => say({ seq: '1', outcome }),
  'answers for another event': (request) => answer({ ...request, seq: request.seq + 1_000_000 }),
  'answers twice': (request) => {
    answer(request)
    answer(request)
  },
  'stops in the middle of a line': () => process.stdout.write('{"seq":', () => process.exit(0)),
  'writes a line without end': () => {
    const much = 'x'.repeat(1024 * 1024)
    const more = () => process.stdout.write(much, more)
    more()
  },
  'writes no UTF-8': () => process.stdout.write(Buffer.from([0x7b, 0xff, 0x0a])),
  'closes its standard input': () => {
    process.stdin.destroy()
    closeSync(0)
    setInterval(() => {}, 1000)
  },
  'closes its standard output': () => {
    closeSync(1)
    setInterval(() => {}, 1000)
  },
  'leaves a child behind that holds its pipes': () => {
    spawn('sleep', ['600'], { stdio: 'inherit' })
    process.exit(4)
  },
  'answers without an outcome': ({ seq }) => say({ seq }),
  'answers with what is no outcome': ({ seq }) => say({ seq, outcome: { kind: 'magic' } }),
  'answers with a deep value that is no outcome': ({ seq }) => write(`{"seq":${seq},"outcome":${deep(100_000)}}\n`),
  'skips without saying why': ({ seq }) => say({ seq, skipped: true }),
  'breaks after its answer': (request) => {
    answer(request)
    setImmediate(() => process.exit(5))
  },
  'floods its standard error': () => {
    process.stderr.write('noise '.repeat(200_000), () => process.exit(7))
  },
}

const vice = vices[process.argv[2] ?? 'none']
const start = { name: 'zoo', version: '1', language: 'JavaScript', homepage: 'none', connections: ['server-cloud'] }

let text = ''
process.stdin.setEncoding('utf8').on('data', (chunk) => {
  const lines = (text + chunk).split('\n')
  text = lines.pop()
  for (const line of lines) {
    const request = JSON.parse(line)
    if (request.cmd === 'start') say(start)
    else if (request.cmd === 'stop') process.exit(0)
    else if (request.event.traits?.vice) vice(request)
    else answer(request)
  }
})
