/** What every page of a run is made of. */
export interface Site {
  /** The address of the page. */
  url: string
  html: string
  /** Scripts that run in the page before anything else, in this order. */
  scripts: readonly { name: string; text: string }[]
  /** The only server that pages reach. */
  origin: string
  /** What pages get in place of every script of Intercom's. */
  widget: string
}

/** A page of its own: no other page sees its cookies, storage or globals. */
export interface Page {
  /** Evaluates an expression, waits for a promise, and answers with its text. Rejects when the page throws, or goes. */
  run(expression: string): Promise<string | null>
  /** Addresses that the page asked for and did not get, since nothing leaves the machine. */
  blocked(): readonly string[]
  /** Ends the page, also one that hangs; never rejects. */
  close(): Promise<void>
}

/** A browser, ready to open pages. */
export interface Browser {
  /** Name and version: "jsdom 29.1.1". */
  label: string
  openPage(): Promise<Page>
  /** Ends at once, with all pages; never rejects. */
  close(): Promise<void>
}

/** Hosts from which Intercom serves its messenger. */
const ofIntercom = /(?:^|\.)intercom(?:cdn|assets)?\.(?:io|com)$/

/** What becomes of a request of a page. */
export function passageOf(address: string, { origin, url }: Site): 'through' | 'page' | 'widget' | 'blocked' {
  if (address === url) return 'page'
  if (!URL.canParse(address)) return 'blocked'
  const { origin: asked, hostname } = new URL(address)
  if (asked === origin) return 'through'
  return ofIntercom.test(hostname) ? 'widget' : 'blocked'
}
