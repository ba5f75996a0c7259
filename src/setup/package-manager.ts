import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How the packages of a repository are installed in a pipeline, and how a program of one is started there. */
export interface PackageManager {
  name: 'npm' | 'pnpm' | 'yarn' | 'bun'
  /** What brings the package manager, where Node does not. */
  bring: { uses: string } | { run: string } | undefined
  install: string
  /** Starts a program of an installed package, and never fetches one. */
  exec: string
  /** Runs the script "start". */
  start: string
  /** Adds a package that is needed in development alone. */
  add: string
}

const corepack = { run: 'corepack enable' }

const npm = {
  name: 'npm',
  bring: undefined,
  install: 'npm ci',
  exec: 'npx --no',
  start: 'npm start',
  add: 'npm install --save-dev',
} as const satisfies PackageManager

const pnpm = {
  name: 'pnpm',
  bring: corepack,
  install: 'pnpm install --frozen-lockfile',
  exec: 'pnpm exec',
  start: 'pnpm start',
  add: 'pnpm add --save-dev',
} as const satisfies PackageManager

const yarn = {
  name: 'yarn',
  bring: corepack,
  install: 'yarn install --immutable',
  exec: 'yarn run',
  start: 'yarn start',
  add: 'yarn add --dev',
} as const satisfies PackageManager

const bun = {
  name: 'bun',
  bring: { uses: 'oven-sh/setup-bun@v2' },
  install: 'bun install --frozen-lockfile',
  exec: 'bunx --no-install',
  start: 'bun run start',
  add: 'bun add --dev',
} as const satisfies PackageManager

const byLockFile: readonly (readonly [string, PackageManager])[] = [
  ['pnpm-lock.yaml', pnpm],
  ['yarn.lock', yarn],
  ['bun.lock', bun],
  ['bun.lockb', bun],
  ['package-lock.json', npm],
  ['npm-shrinkwrap.json', npm],
]

/** The package manager whose lock file lies in a folder. */
export function findPackageManager(folder: string): PackageManager | undefined {
  const [file, found] = byLockFile.find(([name]) => existsSync(join(folder, name))) ?? []
  if (file !== 'yarn.lock') return found
  // Yarn 1 knows no --immutable; its lock files have no head of metadata.
  const isClassic = !/^__metadata:/m.test(readFileSync(join(folder, file), 'utf8'))
  return isClassic ? { ...yarn, install: 'yarn install --frozen-lockfile' } : yarn
}
