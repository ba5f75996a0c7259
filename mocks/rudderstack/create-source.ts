import { androidSource } from './android.ts'
import { iosSource } from './ios.ts'
import { serverSource } from './server.ts'
import type { Source, SourceKind, SourceOptions } from './source.ts'
import { webSource } from './web.ts'

const sources = {
  web: webSource,
  android: androidSource,
  ios: iosSource,
  server: serverSource,
} satisfies Record<SourceKind, (options: SourceOptions) => Source>

/** A fresh installation of the SDK of that kind. The same clock and chance give the same events. */
export function createSource(kind: SourceKind, options: SourceOptions): Source {
  return sources[kind](options)
}
