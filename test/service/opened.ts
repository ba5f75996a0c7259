import { type SocketOptions, startSocket } from '../../mocks/intercom/doors/socket.ts'
import { type ServiceOptions, startService } from '../../src/service/index.ts'

const opened: { close(): Promise<void> }[] = []

/** Closes what a test has opened. */
export async function closeAll(): Promise<void> {
  await Promise.all(opened.splice(0).map((door) => door.close()))
}

/** The service on a port, and ways to ask it. Its proxies lead to nobody unless said. */
export async function openService(options: Partial<ServiceOptions> = {}) {
  const service = await startService({ version: '1.2.3', intercomUrl: new URL('http://127.0.0.1:1'), ...options })
  opened.push(service)
  const ask = (method: string, path: string, init: RequestInit = {}) => fetch(service.url + path, { method, ...init })
  /** Posts a value, or text as it is. */
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    ask('POST', path, {
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  return { service, ask, post }
}

/** Intercom's mock on a port. */
export async function openIntercom(options: Partial<SocketOptions> = {}) {
  const door = await startSocket({ clock: () => 1_774_000_000_000, ...options })
  opened.push(door)
  return door
}

export const intercom = (settings: object = { apiKey: 'token-1' }) => ({
  ID: 'd1',
  Name: 'Intercom',
  DestinationDefinition: { Name: 'INTERCOM' },
  Config: settings,
})

export const ada = { type: 'identify', userId: 'u-1', traits: { name: 'Ada' } }

/** The event of a job, as the platform sends it. */
export const item = (message: unknown, jobId: number | string = 1, destination: object = intercom()) => ({
  message,
  metadata: { jobId, destinationId: 'd1', workspaceId: 'w1' },
  destination,
})
