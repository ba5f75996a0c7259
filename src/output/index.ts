export { OutputFile, writablePlace, writeWhole } from './output-file.ts'
