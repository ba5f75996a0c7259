export {
  type DeliveryRequest,
  inputItemSchema,
  metadataSchema,
  type ProcessorItem,
  processorItemSchema,
  type RouterItem,
  routerItemSchema,
} from './item.ts'
export type { JobsAnswer, ProxyAnswer } from './proxy.ts'
