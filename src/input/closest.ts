import { distance } from 'fastest-levenshtein'

/** The candidate that a mistyped word most likely means; none where none is near: of its letters at most a share may differ. */
export function closest(word: string, candidates: Iterable<string>, share = 0.5): string | undefined {
  let best: { candidate: string; apart: number } | undefined
  for (const candidate of candidates) {
    const apart = distance(word.toLowerCase(), candidate.toLowerCase())
    if (best === undefined || apart < best.apart) best = { candidate, apart }
  }
  const near = best !== undefined && best.apart <= Math.max(1, Math.floor(Math.max(word.length, 3) * share))
  return near ? best?.candidate : undefined
}

/** ` Did you mean "…"?`, to stand behind a sentence; nothing where no candidate is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const meant = closest(word, candidates)
  return meant === undefined ? '' : ` Did you mean "${meant}"?`
}
