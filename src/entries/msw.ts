/** What `import … from 'intercom-conformance/msw'` gives: the mock for code that makes its own requests, through MSW 3. */
export { intercomHandlers } from '../../mocks/intercom/doors/msw-handlers.ts'
export { setupIntercomServer } from '../../mocks/intercom/doors/msw-server.ts'
export { createIntercom, type Intercom, type IntercomOptions } from '../../mocks/intercom/index.ts'
