/** `window.Intercom`: the messenger, or what takes its calls until it has loaded. */
export type MessengerFunction = (method: string, ...args: unknown[]) => void

/** What takes calls until the widget's script has loaded: the script plays `q` again (Intercom's installation snippet). */
interface Queueing extends MessengerFunction {
  q: unknown[]
  c(args: unknown): void
}

/** A page, as far as the messenger's snippet touches it. */
export type MessengerPage = Pick<Window, 'document' | 'addEventListener'> & {
  Intercom?: unknown
  intercomSettings?: unknown
}

/**
 * Puts the messenger of one app into a page (W1; Intercom's installation snippet). One that is there already is taken over: it
 * is told the app, and stays.
 */
export function openMessenger(page: MessengerPage, appId: string): void {
  const settings = { ...asObject(page.intercomSettings), app_id: appId }
  page.intercomSettings = settings
  if (typeof page.Intercom === 'function') {
    const messenger = page.Intercom as MessengerFunction
    messenger('reattach_activator')
    messenger('update', { app_id: appId })
    return
  }
  page.Intercom = queueing()
  const load = () => loadWidget(page.document, appId)
  if (page.document.readyState === 'complete') load()
  else page.addEventListener('load', load, { once: true })
}

const asObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})

function queueing(): Queueing {
  const stub = ((...args: unknown[]) => stub.c(args)) as Queueing
  stub.q = []
  stub.c = (args) => {
    stub.q.push(args)
  }
  return stub
}

function loadWidget(document: Document, appId: string): void {
  const script = document.createElement('script')
  script.async = true
  script.src = `https://widget.intercom.io/widget/${encodeURIComponent(appId)}`
  // A page need not have a script element of its own to stand beside.
  const place = document.head ?? document.documentElement
  place.appendChild(script)
}
