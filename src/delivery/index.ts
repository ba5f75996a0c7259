export { deliver, type Send } from './deliver.ts'
export { NetworkFailure, type SendHttpOptions, type SendLater, sendHttp } from './send-http.ts'
