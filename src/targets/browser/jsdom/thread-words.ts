import type { Site } from '../browser.ts'

/** What a thread is given when it starts. */
export interface ThreadData {
  site: Site
}

/** What a thread is asked: to open a page in place of the one before, or for something of that page. */
export interface Asked {
  seq: number
  /** The expression to evaluate; a new page where there is none. */
  expression?: string
}

/** What it answers. */
export interface Answered {
  seq: number
  value: string | null
  error?: string
  /** Addresses that were blocked meanwhile. */
  blocked: string[]
}
