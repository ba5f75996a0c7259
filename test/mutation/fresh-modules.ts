import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'

/** The copy of the project in which a worker of Stryker works: it goes there after it loaded its plugins. */
const project = () => `${pathToFileURL(process.cwd())}/`
const standIn = () => `${project()}test/mutation/vitest-in-process.ts`
let generation = 0

const isOwn = (url: string) => url.startsWith(project()) && !url.includes('/node_modules/')

registerHooks({
  resolve(specifier, context, next) {
    const isTest = specifier === 'vitest' && !context.parentURL?.startsWith(standIn())
    const resolved = isTest ? next(standIn(), context) : next(specifier, context)
    if (!isOwn(resolved.url)) return resolved
    return { ...resolved, url: `${resolved.url.split('?')[0]}?generation=${generation}` }
  },
})

/**
 * Loads a module of the project with everything of the project that it needs, all evaluated anew: a mutant of what runs at the
 * start is then in force. `vitest` is what stands in for it.
 */
export function loadAnew(path: string): Promise<unknown> {
  generation += 1
  return import(`${project()}${path}`)
}
