/** The least that an adapter can do: it drops every event. */
const start = '{"name":"trivial","version":"1","language":"JavaScript","connections":["server-cloud"]}\n'
const answer = ({ seq }) => `{"seq":${seq},"outcome":{"kind":"dropped","reason":"nothing is done here"}}\n`

let rest = ''
process.stdin.setEncoding('utf8').on('data', (chunk) => {
  const lines = (rest + chunk).split('\n')
  rest = lines.pop()
  let answers = ''
  for (const line of lines) {
    const request = JSON.parse(line)
    if (request.cmd === 'transform') answers += answer(request)
    else if (request.cmd === 'start') answers += start
    else process.exit(0)
  }
  process.stdout.write(answers)
})
