import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'

/** The copy of the project in which a worker of Stryker works: it goes there after it loaded its plugins. */
const project = () => `${pathToFileURL(process.cwd())}/`
const standIn = () => `${project()}test/mutation/vitest-in-process.ts`
const remembering = () => `${project()}test/mutation/remembering.ts`
/** What is remembered of texts and subjects, and who sees it as it is: what stands in for it, and its own tests. */
const memory = () => `${project()}contracts/reading/once.ts`
const seesMemory = (parent = '') => parent.startsWith(remembering()) || parent.includes('/once.test.ts')
let generation = 0

const isOwn = (url: string) => url.startsWith(project()) && !url.includes('/node_modules/')

registerHooks({
  resolve(specifier, context, next) {
    const isTest = specifier === 'vitest' && !context.parentURL?.startsWith(standIn())
    const resolved = isTest ? next(standIn(), context) : next(specifier, context)
    if (!isOwn(resolved.url)) return resolved
    const [url] = resolved.url.split('?')
    const isMemory = url === memory() && !seesMemory(context.parentURL)
    return { ...resolved, url: `${isMemory ? remembering() : url}?generation=${generation}` }
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
