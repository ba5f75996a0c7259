import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Folders whose tests play many thousands of cases, or start programs: the longest first. */
const longest = ['strangers', 'cli', 'docs', 'setup', 'liars', 'targets', 'package', 'crash']

/**
 * Begins with what takes longest, so that no core is left with a long file at the end. A run remembers how long each file took; this is for the first one
 * in a clone, which would go by the size of the files, and the longest are among the smallest.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    if (files.some((file) => this.ctx.cache.getTestSpecificationResult(file) !== undefined)) return sorted
    return sorted.toSorted((one, other) => this.#rank(one) - this.#rank(other))
  }

  #rank({ moduleId }: TestSpecification): number {
    const [, folder = ''] = relative(this.ctx.config.root, moduleId).split('/')
    const place = longest.indexOf(folder)
    return place === -1 ? longest.length : place
  }
}
