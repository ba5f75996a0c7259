// Sends one user to Intercom by the client that is named, and prints the status of the answer.
import http from 'node:http'
import https, { request as httpsRequest } from 'node:https'
import { Socket } from 'node:net'
import intercomClient from 'intercom-client'
import { Client, fetch as undiciFetch, request as undiciRequest } from 'undici'

const [, , client, token, base = 'https://api.intercom.io'] = process.argv
const headers = {
  authorization: `Bearer ${token}`,
  'content-type': 'application/json',
  accept: 'application/json',
  'intercom-version': '1.4',
}
const body = JSON.stringify({ user_id: 'u-1' })
const call = { method: 'POST', headers, body }

const byRequest = (request, url, options = {}) =>
  new Promise((resolve, reject) => {
    const message = request(url, { method: 'POST', headers, ...options }, (reply) => {
      reply.resume()
      reply.on('end', () => resolve(reply.statusCode))
    })
    message.on('error', reject)
    message.end(body)
  })

async function byUndiciClient() {
  const pool = new Client(base)
  const { statusCode } = await pool.request({ path: '/users', ...call })
  await pool.close()
  return statusCode
}

/** A socket of one's own, as a client without node:http would use it. */
const bySocket = () =>
  new Promise((resolve, reject) => {
    const socket = new Socket()
    const head = Object.entries({ ...headers, host: 'api.intercom.io', 'content-length': body.length })
    socket.on('error', reject)
    socket.on('data', (chunk) => resolve(Number(/^HTTP\/1.1 (\d+)/.exec(chunk)?.[1])))
    socket.connect(80, 'api.intercom.io', () =>
      socket.write(
        `POST /users HTTP/1.1\r\n${head.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`,
      ),
    )
  })

const clients = {
  'a socket of its own': bySocket,
  'node:https, default import': () => byRequest(https.request, `${base}/users`),
  'node:https, named import': () => byRequest(httpsRequest, `${base}/users`),
  'node:https, an agent of its own': () =>
    byRequest(https.request, `${base}/users`, { agent: new https.Agent({ keepAlive: true }) }),
  'node:http': () => byRequest(http.request, 'http://api.intercom.io/users'),
  fetch: async () => (await fetch(`${base}/users`, call)).status,
  'undici fetch': async () => (await undiciFetch(`${base}/users`, call)).status,
  'undici request': async () => (await undiciRequest(`${base}/users`, call)).statusCode,
  'undici Client': byUndiciClient,
  'intercom-client': async () => {
    const real = new intercomClient.Client({ token }).useRequestOpts({ headers: { 'Intercom-Version': '1.4' } })
    return (await real.users.create({ user_id: 'u-1' })).statusCode
  },
}
process.stdout.write(`${await clients[client]()}\n`)
process.exit()
