import { cloudConnections } from '../../wire/index.ts'
import { defineFreedom } from '../define-rule.ts'

/** C4: tags of a group's user may be sent (RudderStack transformer protocol). */
export const tagsMayBeSent = defineFreedom({
  id: 'C4',
  authority: 'RS',
  says: 'The tags in `context.traits.tags` of a group may be sent to POST /tags, or left out.',
  why: "RudderStack's own destination sends them; no documentation promises it.",
  source: 'RudderStack transformer protocol; Intercom API 1.4, Tags',
  connections: cloudConnections,
})
