export {
  type DeliveryRequest,
  deliveryRequestSchema,
  destinationSchema,
  type InputItem,
  inputItemSchema,
  metadataSchema,
  type ProcessorItem,
  processorItemSchema,
  type RouterItem,
  routerInputSchema,
  routerItemSchema,
} from './item.ts'
export {
  type JobState,
  type JobsAnswer,
  jobStateSchema,
  jobsAnswerSchema,
  type ProxyAnswer,
  proxyAnswerSchema,
} from './proxy.ts'
