import type { MessagePort } from 'node:worker_threads'
import { HttpResponse, http } from 'msw'
import { encodeJson, type IntercomRequest } from '../../../../contracts/wire/index.ts'
import { intercomHandlers } from '../../../../mocks/intercom/doors/msw-handlers.ts'
import { interceptRequests } from '../../../../mocks/intercom/doors/msw-server.ts'
import type { Passage } from '../../../../mocks/intercom/index.ts'

/**
 * From now on requests to Intercom, whichever client of this thread makes them, are answered by the mock behind the port, and requests
 * to any other place fail: nothing leaves the machine.
 */
export function catchOwnCalls(port: MessagePort): void {
  const awaited = new Map<number, (passage: Passage) => void>()
  let calls = 0
  port.on('message', (text: string) => {
    const { call, passage } = JSON.parse(text) as { call: number; passage: Passage }
    awaited.get(call)?.(passage)
    awaited.delete(call)
  })
  const toMock = intercomHandlers({
    baseUrl: '*://*.intercom.io',
    send: (request, wire) =>
      new Promise((resolve) => {
        calls += 1
        awaited.set(calls, resolve)
        port.postMessage(encodeJson({ call: calls, request: withHost(request), wire }))
      }),
  })
  // A handler, since MSW lets what looks like a page's asset through before it calls a request unhandled.
  const elsewhere = http.all('*', ({ request }) => {
    process.stderr.write(`${request.method} ${request.url} was not sent: a module reaches *.intercom.io only.\n`)
    return HttpResponse.error()
  })
  interceptRequests([...toMock, elsewhere]).listen()
}

/** A request tells where it was sent by its `Host`, as one does that was redirected to a port; not every client gives it by then. */
function withHost(request: IntercomRequest): IntercomRequest {
  return { ...request, headers: { ...request.headers, host: new URL(request.url).host } }
}
