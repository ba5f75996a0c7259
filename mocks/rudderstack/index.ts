export { createSource } from './create-source.ts'
export { enrich, type Passage } from './gateway.ts'
export { type Departure, Outbox } from './outbox.ts'
export {
  type AliasCall,
  type GroupCall,
  type IdentifyCall,
  type PageCall,
  type Source,
  type SourceKind,
  type SourceOptions,
  sourceKinds,
  type TrackCall,
} from './source.ts'
