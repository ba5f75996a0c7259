import { join } from 'node:path'

/** The parties that a pact of this project binds, by the word of the command line. */
export const providers = {
  'intercom-api': { name: 'intercom-api-1.4', consumer: 'rudderstack-intercom-destination' },
  transformer: { name: 'intercom-transformer', consumer: 'rudder-server' },
} as const
export type ProviderWord = keyof typeof providers

/** The file of a pact in a folder, as Pact itself names it. */
export function pactFileIn(folder: string, provider: ProviderWord): string {
  const { name, consumer } = providers[provider]
  return join(folder, `${consumer}-${name}.json`)
}
