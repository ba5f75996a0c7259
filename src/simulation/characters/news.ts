import type { Life, Role } from './life.ts'

const dayMs = 24 * 3_600_000
const noonMs = 12 * 3_600_000
/** So soon after noon the news are opened. */
const withinMs = 4000
/** Nobody opens news in the middle of something else. */
const pauseMs = 20_000

/** A life with news in it: once a day the shop sends some to everybody, and most open them within seconds, all at once. That is when rate limits are felt. */
export function* withNews(life: Life, { person, random }: Role): Life {
  let atMs = 0
  for (const act of life) {
    let { afterMs } = act
    const noon = Math.floor(atMs / dayMs) * dayMs + noonMs
    const isFree = atMs < noon - pauseMs && atMs + afterMs > noon + pauseMs
    if (isFree && random() < 0.8) {
      const untilOpened = Math.floor(noon - atMs + random() * withinMs)
      yield { afterMs: untilOpened, device: act.device, action: opened(person.mark) }
      afterMs -= untilOpened
      atMs += untilOpened
    }
    yield { ...act, afterMs }
    atMs += afterMs
  }
}

const opened = (mark: string) => ({ track: 'News Opened', properties: { news: `news for ${mark}` } })
