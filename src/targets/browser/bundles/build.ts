import { mkdirSync, writeFileSync } from 'node:fs'
import { type BundleName, buildBundle, bundleEntries } from './bundle.ts'

/** Writes the scripts for pages into `dist/browser`, for the package. */
const folder = new URL('../../../../dist/browser/', import.meta.url)
mkdirSync(folder, { recursive: true })
for (const name of Object.keys(bundleEntries) as BundleName[]) {
  writeFileSync(new URL(name, folder), await buildBundle(name))
}
