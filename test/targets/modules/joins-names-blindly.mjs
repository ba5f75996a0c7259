/** Sends people and what they do, as a first attempt does: it joins both parts of a name whether or not they are there. */
export const name = 'a first attempt'
export const connections = ['server-cloud']

const headersFor = ({ apiKey }) => ({
  Authorization: `Bearer ${apiKey}`,
  'Content-Type': 'application/json',
  Accept: 'application/json',
  'Intercom-Version': '1.4',
})

export function transform({ settings, event }) {
  const { firstName, lastName, email } = event.traits ?? {}
  const user = { user_id: event.userId, email, name: `${firstName} ${lastName}` }
  if (event.type !== 'identify') return { kind: 'dropped', reason: `type ${event.type} is not supported` }
  return {
    kind: 'requests',
    requests: [{ method: 'POST', url: 'https://api.intercom.io/users', headers: headersFor(settings), body: user }],
  }
}
