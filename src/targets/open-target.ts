import { closest, InputError } from '../input/index.ts'
import { openBrowser } from './browser/open-browser.ts'
import { openCommand } from './command/open-command.ts'
import { openHttp } from './http/open-http.ts'
import { openModule } from './module/open-module.ts'
import { reference } from './reference.ts'
import type { Target } from './target.ts'
import type { TargetOptions } from './target-options.ts'

/** How a target word begins, what it says, and how it is opened. `trace:` is read by the runner: it holds cases, not a target. */
const kinds = {
  http: { form: 'http(s)://HOST:PORT[/prefix]', open: openHttp },
  https: { form: undefined, open: openHttp },
  command: { form: 'command:"CMD ARGS"', open: openCommand },
  module: { form: 'module:PATH', open: openModule },
  browser: { form: 'browser:NAME|FILE|URL', open: openBrowser },
  trace: { form: 'trace:FILE', open: undefined },
} as const satisfies Record<string, Kind>

interface Kind {
  form: string | undefined
  open: ((word: string, options: TargetOptions) => Promise<Target>) | undefined
}

/** `http` of `http://127.0.0.1:9090`; `reference` for that word. An error that says which there are for any other. */
export function targetKindOf(word: string): keyof typeof kinds | 'reference' {
  const kind = /^([a-z]+):/.exec(word)?.[1] ?? ''
  if (word === 'reference') return 'reference'
  if (word.includes('\0'))
    throw new InputError(`The target "${word}" holds the character NUL, which no file and no command has.`)
  if (Object.hasOwn(kinds, kind)) return kind as keyof typeof kinds
  const names = ['reference', ...Object.keys(kinds)]
  const hint = closest(kind === '' ? word : kind, names)
  const meant = hint === undefined ? '' : ` Did you mean "${formOf(hint)}"?`
  const forms = names.map(formOf).filter((form, index, all) => all.indexOf(form) === index)
  throw new InputError(`There is no target "${word}".${meant} A target reads: ${forms.join(' · ')}.`)
}

const formOf = (name: string): string =>
  name === 'reference' ? name : (kinds[name as keyof typeof kinds].form ?? kinds.http.form)

/** The target that a word on the command line names, ready to be asked. */
export async function openTarget(word: string, options: TargetOptions): Promise<Target> {
  const kind = targetKindOf(word)
  if (kind === 'reference') return reference
  const { open } = kinds[kind]
  if (open === undefined) throw new InputError(`"${word}" is no target that can be asked.`)
  return open(word, options)
}
