export { createPhone, type Phone, type PhoneOptions } from './phone/phone.ts'
export type { Platform } from './shared/identity.ts'
export type { DoubleOptions } from './shared/sdk.ts'
export { createMessenger, type Messenger } from './web/messenger.ts'
