export { type ServiceOptions, startService } from './start-service.ts'
