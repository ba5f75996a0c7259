import { spawnSync } from 'node:child_process'

/** What was thrown, with the place in the module where that is known. */
export function inWords(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'what is no error'
  const place = (thrown.stack ?? '').split('\n').map(placeIn).find(isOwn)
  return `${thrown.name}: ${thrown.message}${place === undefined ? '' : ` (${place})`}`
}

/** `/a/b.mjs:1:2` of a line of a stack. */
function placeIn(line: string): string | undefined {
  return /^\s+at .*?(?:file:\/\/)?(\/[^()]*:\d+:\d+)\)?$/.exec(line)?.[1]
}

const isOwn = (place: string | undefined) => place !== undefined && !place.includes('/node_modules/')

/** Why a module cannot be loaded. */
export function refusalOf(error: unknown, file: string): string {
  if (error instanceof SyntaxError) return `it has a syntax error: ${error.message}${lineOfSyntaxError(file)}`
  if (error instanceof Error && error.name === 'TransformError') {
    const [first, second] = error.message.split('\n')
    return `it has a syntax error: ${second ?? first}`
  }
  return `it threw ${inWords(error)}`
}

/** An imported module's syntax error does not say where it is; checked by itself it does, at the head of what is written. */
function lineOfSyntaxError(file: string): string {
  const { stderr } = spawnSync(process.execPath, ['--check', file], { encoding: 'utf8' })
  const [place = ''] = (stderr ?? '').split('\n')
  return place.startsWith('file:') || place.startsWith('/') ? ` (${place.replace('file://', '')})` : ''
}
