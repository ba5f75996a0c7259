export { deliver, type Send } from './deliver.ts'
