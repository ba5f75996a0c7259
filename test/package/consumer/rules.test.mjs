import { conformance } from 'intercom-conformance/node-test'

conformance('reference', { rules: 'U2,I*', runs: 20 })
