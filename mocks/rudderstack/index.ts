export { createSource } from './create-source.ts'
export { enrich, type Passage } from './gateway.ts'
export {
  type GroupCall,
  type IdentifyCall,
  type PageCall,
  type Source,
  type SourceKind,
  type SourceOptions,
  sourceKinds,
  type TrackCall,
} from './source.ts'
