import { type SocketDoor, type SocketOptions, startSocket } from '../../../../mocks/intercom/doors/socket.ts'
import { start } from '../caller.ts'

const doors: SocketDoor[] = []
/** Closes what a test has opened. */
export async function closeAll(): Promise<void> {
  await Promise.all(doors.splice(0).map((door) => door.close()))
}

export const headers = {
  authorization: 'Bearer token-1',
  accept: 'application/json',
  'content-type': 'application/json',
  'intercom-version': '1.4',
}

/** A mock on a port, and ways to send it something. */
export async function open(options: Partial<SocketOptions> = {}) {
  const door = await startSocket({ clock: () => start, ...options })
  doors.push(door)
  const send = (
    method: string,
    path: string,
    body?: string | Uint8Array<ArrayBuffer>,
    more: Record<string, string> = {},
  ) => fetch(door.url + path, { method, headers: { ...headers, ...more }, ...(body === undefined ? {} : { body }) })
  return { door, send, post: (path: string, body: unknown) => send('POST', path, JSON.stringify(body)) }
}

/** A refusal in short: `400 error.list bad_request`. */
export async function refused(response: Response): Promise<string> {
  const list = (await response.json()) as { type: string; errors: { code: string }[] }
  return `${response.status} ${list.type} ${list.errors[0]?.code}`
}
