import { isJsonObject, type JsonObject } from '../../contracts/wire/index.ts'

/** Whose fault a failure is, in RudderStack's terms: its own dashboards group failures by these. */
export type Fault =
  | { errorCategory: 'dataValidation'; errorType: 'instrumentation' | 'configuration' }
  | { errorCategory: 'network'; errorType: 'retryable' }
  | { errorCategory: 'transformation' }

/** The event itself is at fault. */
export const instrumentation: Fault = { errorCategory: 'dataValidation', errorType: 'instrumentation' }
/** The settings of the destination are at fault. */
export const configuration: Fault = { errorCategory: 'dataValidation', errorType: 'configuration' }
/** Nobody's fault but the network's: the same request may well succeed later. */
export const retryable: Fault = { errorCategory: 'network', errorType: 'retryable' }
/** This implementation is at fault. */
export const transformation: Fault = { errorCategory: 'transformation' }

/** The tags of one failure. Source: RudderStack's transformer, `statTags`. */
export function statTags(
  fault: Fault,
  feature: 'processor' | 'router' | 'dataDelivery',
  metadata: unknown,
): JsonObject {
  const { destinationId, workspaceId } = isJsonObject(metadata) ? metadata : {}
  return {
    ...fault,
    destType: 'INTERCOM',
    module: 'destination',
    implementation: 'native',
    feature,
    ...(typeof destinationId === 'string' ? { destinationId } : {}),
    ...(typeof workspaceId === 'string' ? { workspaceId } : {}),
  }
}
