/** Resources of API 1.4 that this mock does not have: it says so with 501, never with a 404 that looks like an answer. */
export const resourcesElsewhere: ReadonlySet<string> = new Set([
  'admins',
  'bulk',
  'contacts',
  'conversations',
  'counts',
  'customers',
  'data_attributes',
  'jobs',
  'leads',
  'messages',
  'notes',
  'segments',
  'subscriptions',
  'teams',
  'visitors',
])
