export { type Answer, isTaken, isTransient, type Meaning, meaningOf } from './answer.ts'
export { createDelivery, type DeliveryOptions } from './create-delivery.ts'
export { deliver, type Send } from './deliver.ts'
export { deliverInRealTime, type RealTimeDelivery, type RealTimeOptions } from './deliver-in-real-time.ts'
export {
  deliverInVirtualTime,
  type Fate,
  type Try,
  type VirtualDelivery,
  type VirtualOptions,
} from './deliver-in-virtual-time.ts'
export type { Attempt, Delivery, Progress, Standing } from './delivery.ts'
export type { Accounting, DeadLetter, Ending } from './ending.ts'
export { type Fact, recorded } from './journal/fact.ts'
export { Ledger } from './journal/ledger.ts'
export { type Journal, type JournalOptions, openJournal } from './journal/open-journal.ts'
export { type Parcel, parcelOf } from './parcel.ts'
export { type Policy, usualPolicy } from './policy.ts'
export { NetworkFailure, type SendHttpOptions, type SendLater, sendHttp } from './send-http.ts'
