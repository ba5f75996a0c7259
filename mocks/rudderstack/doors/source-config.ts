import type { JsonObject } from '../../../contracts/wire/index.ts'

/** One destination of a web source, as a person set it up in the app. */
export interface Destination {
  id: string
  /** INTERCOM, Intercom: how the definition is called; SDKs look for one or the other. */
  name: string
  displayName: string
  /** The whole configuration, secrets included. */
  config: JsonObject
  connectionMode: 'device' | 'cloud'
}

/** What of Intercom's configuration a client may see (RudderStack's destination definition, `includeKeys`). */
const includeKeys: ReadonlySet<string> = new Set([
  ...['appId', 'mobileApiKeyAndroid', 'mobileApiKeyIOS', 'blacklistedEvents', 'whitelistedEvents'],
  ...['eventFilteringOption', 'oneTrustCookieCategories', 'consentManagement', 'ketchConsentPurposes'],
])

const updatedAt = '2026-02-03T00:00:00.000Z'

/**
 * What the control plane answers a web SDK: the source with its destinations, each with what a client may see of it. Destinations in cloud
 * mode are left out: an SDK that found one beside another in device mode would load and feed it too.
 */
export function sourceConfig(sourceId: string, destinations: readonly Destination[]): JsonObject {
  const onDevice = destinations.filter(({ connectionMode }) => connectionMode === 'device')
  return {
    source: {
      id: sourceId,
      name: 'Shop',
      writeKey: sourceId,
      enabled: true,
      workspaceId: 'ws-1',
      sourceDefinitionId: 'sd-1',
      sourceDefinition: { id: 'sd-1', name: 'Javascript', displayName: 'JavaScript', category: null },
      config: { statsCollection: { errors: { enabled: false }, metrics: { enabled: false } } },
      connections: onDevice.map(({ id }) => ({
        id: `to-${id}`,
        sourceId,
        destinationId: id,
        enabled: true,
        deleted: false,
      })),
      dataplanes: {},
      destinations: onDevice.map(asClientSees),
      updatedAt,
    },
    updatedAt,
  }
}

function asClientSees({ id, name, displayName, config, connectionMode }: Destination): JsonObject {
  const seen = Object.entries(config).filter(([key]) => includeKeys.has(key))
  return {
    id,
    name: displayName,
    enabled: true,
    updatedAt,
    shouldApplyDeviceModeTransformation: false,
    propagateEventsUntransformedOnError: false,
    destinationDefinition: { name, displayName, updatedAt },
    config: {
      eventFilteringOption: 'disable',
      whitelistedEvents: [{ eventName: '' }],
      blacklistedEvents: [{ eventName: '' }],
      consentManagement: [],
      ...Object.fromEntries(seen),
      connectionMode,
      useNativeSDK: true,
    },
  }
}
