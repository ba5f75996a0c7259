import { conformance } from '../../../src/entries/vitest.ts'
import { defineSuites } from './suites.ts'

defineSuites(conformance)
