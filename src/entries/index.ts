/**
 * What `import … from 'intercom-conformance'` gives: the contract, the judge, the mock, the sources' doubles, and the reference.
 */
export { catalogue } from '../../contracts/rules/catalogue.ts'
export { contractVersion, type Finding, type Rule, rules } from '../../contracts/rules/index.ts'
export type {
  Connection,
  Event,
  Exchange,
  IntercomReply,
  IntercomRequest,
  Outcome,
  PlayedCase,
  Report,
  Settings,
  WorkspaceState,
} from '../../contracts/wire/index.ts'
export { cloudConnections } from '../../contracts/wire/index.ts'
export { type SocketDoor, startSocket } from '../../mocks/intercom/doors/socket.ts'
export { createIntercom, type Intercom } from '../../mocks/intercom/index.ts'
export { createMessenger, createPhone } from '../../mocks/messenger/index.ts'
export { createSource, enrich, type Source, type SourceKind } from '../../mocks/rudderstack/index.ts'
export { type CheckPlan, check, exitCodeOf, selectRules } from '../conformance/index.ts'
export { matrixReporters, type ReporterName, redact, reporters } from '../report/index.ts'
export { type Case, loadCases } from '../runner/index.ts'
export { reference, type Target, type TargetInput } from '../targets/index.ts'
export {
  type DeviceConnection,
  type DeviceMemory,
  type DeviceStep,
  transform,
  transformOnDevice,
} from '../transformer/index.ts'
