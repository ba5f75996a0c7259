import { Conductor } from './conductor.ts'

Object.defineProperty(window, 'conductor', { value: new Conductor(), enumerable: false })
