export { transform } from './transform.ts'
