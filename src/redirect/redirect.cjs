'use strict'
/**
 * Sends every connection of a Node process to *.intercom.io to the mock instead, without touching the process's code:
 *
 *   INTERCOM_MOCK_URL=http://127.0.0.1:4010 NODE_OPTIONS="--require /path/of/redirect.cjs" node server.js
 *
 * It works one level below all HTTP clients (node:http and node:https under any kind of import, fetch, undici, and whatever is built on
 * them): a connection to Intercom becomes a plain one to the mock. What travels on it is left as it is, so that the `Host`
 * header still says where it was meant to go. No dependencies; Node 16 or newer.
 */
const net = require('node:net')
const tls = require('node:tls')
const http = require('node:http')
const { syncBuiltinESMExports } = require('node:module')

const mock = readMock(process.env.INTERCOM_MOCK_URL)

/** Where the mock is. Without it the process ends: it would send to the real Intercom what was meant for the mock. */
function readMock(text) {
  const example = 'Set it to the address that the mock prints, like http://127.0.0.1:4010.'
  if (!text) throw new Error(`redirect.cjs was loaded, and INTERCOM_MOCK_URL is not set. ${example}`)
  let url
  try {
    url = new URL(text)
  } catch {
    throw new Error(`INTERCOM_MOCK_URL is "${text}", which is no address. ${example}`)
  }
  if (url.protocol !== 'http:' || url.pathname !== '/') {
    throw new Error(`INTERCOM_MOCK_URL is "${text}"; expected http, a host and a port, without a path. ${example}`)
  }
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 80) }
}

const isIntercom = (host) => typeof host === 'string' && /(^|\.)intercom\.io\.?$/i.test(host)

/** The arguments of `connect`, in any of its forms: options, a port and a host, or a path; then perhaps options and a listener. */
function read(args) {
  const listener = args.find((arg) => typeof arg === 'function')
  const given = args.filter((arg) => typeof arg === 'object' && arg !== null)
  const [port, host] = args
  const plain = typeof port === 'object' ? {} : { port, host: typeof host === 'string' ? host : undefined }
  return { options: Object.assign({}, plain, ...given), listener }
}

const connectPlainly = net.connect
const connectSecurely = tls.connect

/** A connection to the mock, with the options that do not say where to or how to encrypt. */
function connectToMock({ timeout, signal, keepAlive, keepAliveInitialDelay, noDelay, highWaterMark }) {
  const kept = { timeout, signal, keepAlive, keepAliveInitialDelay, noDelay, highWaterMark }
  for (const name of Object.keys(kept)) if (kept[name] === undefined) delete kept[name]
  return connectPlainly({ ...kept, ...mock })
}

function connectPlain(...args) {
  const { options, listener } = read(args)
  if (!isIntercom(options.host)) return connectPlainly.apply(this, args)
  const socket = connectToMock(options)
  if (listener) socket.once('connect', listener)
  return socket
}

function connectSecure(...args) {
  const { options, listener } = read(args)
  if (!isIntercom(options.host) && !isIntercom(options.servername)) return connectSecurely.apply(this, args)
  const socket = connectToMock(options)
  // What clients ask of an encrypted connection: that it is there, trusted, and speaks HTTP/1.1.
  Object.assign(socket, { encrypted: true, authorized: true, authorizationError: null, alpnProtocol: false })
  Object.assign(socket, { getPeerCertificate: () => ({}), getSession: () => undefined, isSessionReused: () => false })
  if (listener) socket.once('secureConnect', listener)
  socket.once('connect', () => socket.emit('secureConnect'))
  return socket
}

const connectSocket = net.Socket.prototype.connect

/** A socket of somebody's own making, which is connected by hand. Node's own callers give the arguments as a list. */
function connectByHand(...args) {
  const { options, listener } = read(Array.isArray(args[0]) ? args[0] : args)
  if (!isIntercom(options.host)) return connectSocket.apply(this, args)
  return connectSocket.call(this, mock, ...(listener ? [listener] : []))
}

net.Socket.prototype.connect = connectByHand
net.connect = connectPlain
net.createConnection = connectPlain
http.Agent.prototype.createConnection = connectPlain
tls.connect = connectSecure
syncBuiltinESMExports()
