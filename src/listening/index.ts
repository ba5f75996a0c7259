export { type Listening, listen } from './listen.ts'
export { type ReadBytes, readBytes } from './read-bytes.ts'
