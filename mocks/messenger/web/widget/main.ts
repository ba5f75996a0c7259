import { tagged } from './tagged.ts'

/**
 * In place of the script at `https://widget.intercom.io/widget/<App ID>`: it takes over from the snippet's queue, plays again what has
 * waited there, and takes down every call. What it noted is read and removed by `Intercom.notes.splice(0)`: one text
 * each, `{method, args}` as `tagged` writes it, with `settings` and `load` before all calls (contracts/wire/call.ts).
 */
const page = window as unknown as { Intercom?: { q?: unknown; notes?: string[] }; intercomSettings?: unknown }

const notes: string[] = page.Intercom?.notes ?? []
const note = (method: unknown, args: readonly unknown[]) => notes.push(tagged({ method, args }))

if (page.intercomSettings !== undefined) note('settings', [page.intercomSettings])
const script = document.currentScript as HTMLScriptElement | null
if (script?.src) note('load', [script.src])

if (page.Intercom?.notes === undefined) {
  const waiting = page.Intercom?.q
  const messenger = (method?: unknown, ...args: unknown[]) => void note(method, args)
  page.Intercom = Object.assign(messenger, { notes })
  if (Array.isArray(waiting)) {
    for (const given of waiting) {
      const [method, ...args] = Array.from(given as ArrayLike<unknown>)
      note(method, args)
    }
  }
}
