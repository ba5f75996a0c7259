export { accessTokenFrom } from './access-token.ts'
export { type DeviceMemory, freshDevice } from './device/memory.ts'
export { type DeviceConnection, type DeviceStep, transformOnDevice } from './device/on-device.ts'
export { transform } from './transform.ts'
