export { type Baseline, baselineSchema, type Deviation, deviationSchema } from './baseline.ts'
export {
  type AnswerExpectation,
  type Behaviour,
  type BehaviourStep,
  behaviourFileSchema,
} from './behaviour.ts'
export { type DeliveredCall, deliveredCallSchema, type SdkCall, sdkCallSchema } from './call.ts'
export type { Clock } from './clock.ts'
export {
  type Change,
  type ChangeKind,
  type Comparison,
  changeKinds,
  comparisonSchema,
} from './comparison.ts'
export { type Config, configSchema, optionLimits } from './config.ts'
export {
  type Connection,
  cloudConnections,
  connectionSchema,
  connections,
  deviceConnections,
  isCloud,
} from './connection.ts'
export { type Course, type CourseStep, courseSchema } from './course.ts'
export {
  type Event,
  eventSchema,
  isSupportedType,
  type SupportedType,
  supportedTypeSchema,
  supportedTypes,
} from './event.ts'
export {
  accountingSchema,
  type DeliveredRequest,
  type DeliveryAccounting,
  deliveredRequestSchema,
  type Exchange,
  exchangeSchema,
  type PlayedCase,
  playedCaseSchema,
  type Suite,
  suites,
} from './exchange.ts'
export {
  type DroppedEvent,
  type Expectations,
  expectationsOfCloud,
  expectationsOfDevice,
  expectationsSchema,
} from './expectations.ts'
export {
  endLineSchema,
  exchangeLineSchema,
  type HistoryLine,
  historyLineSchema,
  type RunLine,
  runLineSchema,
  skippedLineSchema,
  stateLineSchema,
} from './history.ts'
export { isJsonObject, type JsonObject, type JsonValue, jsonObjectSchema, jsonValueSchema } from './json.ts'
export { decodeJson, encodeJson, jsonText } from './json-text.ts'
export { copyJson, sameJson, setOwn, someText, weightOf } from './json-walk.ts'
export { type Outcome, outcomeSchema } from './outcome.ts'
export { type Random, seededRandom } from './random.ts'
export { type RecordedEvent, recordedEventSchema } from './recorded-event.ts'
export { type Report, reportSchema } from './report.ts'
export {
  type IntercomReply,
  type IntercomRequest,
  intercomApi,
  intercomReplySchema,
  intercomRequestSchema,
} from './request.ts'
export {
  type BreakdownReport,
  type Failure,
  type RuleReport,
  type Verdict,
  verdicts,
} from './rule-report.ts'
export { type DeviceKind, deviceKinds, type Person, type Scenario, scenarioSchema } from './scenario.ts'
export { type Action, type Step, stepWords, type Verb, verbs } from './scenario-steps.ts'
export { type Settings, secretSettings, settingsSchema } from './settings.ts'
export {
  type Cause,
  type Evidence,
  type HeldAgainst,
  type Met,
  type MetByRule,
  type Shard,
  type Smaller,
  shardSchema,
  shardsMost,
} from './shard.ts'
export { type SmokeCheck, type SmokeReport, smokeReportSchema } from './smoke.ts'
export { type Standing, standingOf } from './standing.ts'
export type { Moment, Story, StoryStep } from './story.ts'
export { type TraceLine, traceLineSchema } from './trace-line.ts'
export { type Fill, type Vector, type VectorFile, vectorFileSchema, vectorSchema } from './vector.ts'
export { type Fault, faultSchema, type Weather, weatherSchema } from './weather.ts'
export { emptyWorkspaceState, stateFileSchema, type WorkspaceState, workspaceStateSchema } from './workspace-state.ts'
