export { closest } from './closest.ts'
export { InputError, type Place } from './input-error.ts'
export { readJson, readText, readYaml } from './read-document.ts'
export { type Fault, findFault, isOfForm } from './validate.ts'
