import { IntercomIntegration } from './intercom-integration.ts'

/** Where the core of RudderStack's SDK looks for the class once `INTERCOM.min.js` has loaded. */
Object.assign(window, { INTERCOM_RS: { INTERCOM: IntercomIntegration } })
