import { parentPort } from 'node:worker_threads'

/** A module that is honest, but for the vice that the traits of an event name. */
export const name = 'module zoo'
export const version = '3'
export const connections = ['server-cloud']

const cyclic = {}
cyclic.self = cyclic

const vices = {
  throws: () => {
    throw new TypeError('I cannot do this one')
  },
  'throws what is no error': () => {
    throw null
  },
  rejects: () => Promise.reject(new Error('I will not')),
  hangs: () => {
    for (;;);
  },
  'never settles': () => new Promise(() => {}),
  exits: () => process.exit(3),
  'throws later': (given) => {
    setTimeout(() => {
      throw new Error('too late')
    })
    return honest(given)
  },
  'rejects without a listener': (given) => {
    Promise.reject(new Error('nobody listens'))
    return honest(given)
  },
  'answers nothing': () => undefined,
  'answers a cycle': () => cyclic,
  'answers magic': () => ({ kind: 'magic' }),
  'calls another host': () => fetch('https://elsewhere.example/pixel.png'),
  'skips without saying why': () => ({ skipped: true }),
  'writes to the harness': (given) => {
    parentPort.postMessage('babble')
    console.log('to standard output')
    return honest(given)
  },
}

const honest = ({ settings, event }) => ({
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
      body: {
        user_id: event.userId,
        ...(event.traits ? { custom_attributes: { ...event.traits } } : {}),
        email: undefined,
      },
    },
  ],
})

export const transform = (given) => (vices[given.event.traits?.vice] ?? honest)(given)
