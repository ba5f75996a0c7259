import { conformance } from '../../../src/entries/node-test.ts'
import { defineSuites } from './suites.ts'

defineSuites(conformance)
