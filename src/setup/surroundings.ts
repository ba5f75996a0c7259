import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { findPackageManager, type PackageManager } from './package-manager.ts'

/** What is found out of the place where `init` was started, so that nobody is asked. */
export interface Surroundings {
  /** Where the config goes. */
  folder: string
  /** The top of the repository; the folder itself where it is in none. */
  root: string
  isRepository: boolean
  /** From the top to the folder, with slashes; empty where they are the same. */
  within: string
  /** The branch that pull requests go to. */
  branch: string
  packageManager: PackageManager | undefined
  /** From the top to the folder in which packages are installed, with slashes; where its lock file lies. */
  installsIn: string
  /** Whether a package.json between the folder and the top names this package: then its version is pinned there. */
  isDependency: boolean
  /** Whether the folder's package.json has a script "start". */
  hasStart: boolean
  /** Whether the folder lists what its Python code needs. */
  hasRequirements: boolean
}

/** Looks around, and changes nothing. */
export function lookAround(folder: string): Surroundings {
  const here = realpathSync(folder)
  const top = git(here, 'rev-parse', '--show-toplevel')
  const root = top === undefined ? here : realpathSync(top)
  const upwards = foldersBetween(here, root)
  const manifests = upwards.map((each) => readManifest(join(each, 'package.json')))
  return {
    folder: here,
    root,
    isRepository: top !== undefined,
    within: pathWithin(root, here),
    branch: branchOf(here),
    packageManager: upwards.map(findPackageManager).find((found) => found !== undefined),
    installsIn: pathWithin(root, upwards.find((each) => findPackageManager(each) !== undefined) ?? here),
    isDependency: manifests.some(({ dependencies, devDependencies }) =>
      [dependencies, devDependencies].some((list) => list !== undefined && Object.hasOwn(list, 'intercom-conformance')),
    ),
    hasStart: typeof manifests[0]?.scripts?.['start'] === 'string',
    hasRequirements: existsSync(join(here, 'requirements.txt')),
  }
}

const pathWithin = (root: string, folder: string) => relative(root, folder).split(sep).join('/')

/** The branch that the remote calls its own, else the one that is checked out, else the one that a new repository would have. */
function branchOf(folder: string): string {
  const remote = git(folder, 'symbolic-ref', '--short', 'refs/remotes/origin/HEAD')?.replace(/^origin\//, '')
  return remote ?? git(folder, 'symbolic-ref', '--short', 'HEAD') ?? 'main'
}

/** What git answers; nothing where there is no git, no repository or no answer. */
function git(folder: string, ...words: readonly string[]): string | undefined {
  try {
    const answer = execFileSync('git', words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return answer.replace(/\n$/, '') || undefined
  } catch {
    return undefined
  }
}

/** The folder, and those above it as far as the top of the repository. */
function foldersBetween(folder: string, root: string): string[] {
  const above = dirname(folder)
  return folder === root || above === folder ? [folder] : [folder, ...foldersBetween(above, root)]
}

interface Manifest {
  dependencies?: Record<string, unknown>
  devDependencies?: Record<string, unknown>
  scripts?: Record<string, unknown>
}

/** What cannot be read says nothing of its folder: whoever installs from it is told by the package manager. */
function readManifest(file: string): Manifest {
  try {
    const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof manifest === 'object' && manifest !== null ? manifest : {}
  } catch {
    return {}
  }
}
