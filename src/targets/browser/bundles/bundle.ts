import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** What runs in a page, by the name of its file in a package: where its source begins. */
export const bundleEntries = {
  'INTERCOM.min.js': 'src/integration/main.ts',
  'widget.js': 'mocks/messenger/web/widget/main.ts',
  'conductor.js': 'src/targets/browser/page/main.ts',
} as const
export type BundleName = keyof typeof bundleEntries

const isSource = import.meta.url.endsWith('.ts')
/** The checkout, or the folder of what was compiled from it: both hold the same tree. */
const root = new URL('../../../../', import.meta.url)

/** The text of a script for pages: made from its source in a checkout, as it was shipped in a package. */
export function bundle(name: BundleName): Promise<string> {
  return isSource ? buildBundle(name) : readFile(new URL(`browser/${name}`, root), 'utf8')
}

/** Makes one script of an entry and all that it imports, for browsers since 2022. */
export async function buildBundle(name: BundleName): Promise<string> {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(bundleEntries[name], root))],
    bundle: true,
    write: false,
    minify: name === 'INTERCOM.min.js',
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}
