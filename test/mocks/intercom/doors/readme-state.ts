import type { JsonObject } from '../../../../contracts/wire/index.ts'

const people: JsonObject[] = [
  { id: '55b9eaf' },
  { user_id: 'foobar' },
  { email: 'jayne@serenity.io' },
  { id: '1234' },
  { id: '123' },
  { id: '54645654' },
  { id: '5345342' },
  { id: '55b26822ce97179e52001334' },
  { id: '55c1ce1def857c31f80001af' },
  { user_id: 'bar', email: 'bob@intercom.io' },
]
const unidentified: JsonObject[] = [
  { id: '5435345' },
  { id: '5342423', user_id: '5b868511-ca3b-4eac-8d26-cfd82a83ac76' },
  { id: '5342424', user_id: '1234-5678-9876', email: 'wash@serenity.io' },
]

/** What the README of intercom-client takes for given under a heading: the ids in its examples. */
export function readmeState(heading: string): JsonObject {
  return {
    users: people,
    [heading === 'Visitors' ? 'visitors' : 'leads']: unidentified,
    companies: [
      { id: '1234', company_id: '1234' },
      { id: '54645654', company_id: '2' },
      { id: '5345342', company_id: '3' },
    ],
    tags: [
      { id: 'haven', name: 'haven' },
      { id: '130963', name: 'old' },
    ],
    segments: [{ id: '55719a4a', name: 'Active' }],
    admins: ['21599', '123456789', '1309092', '1723471'].map((id) => ({ id, name: `Admin ${id}` })),
    conversations: ['1062682196', '1039067180', '13879167940'].map((id) => ({
      id,
      user: { id: '55b26822ce97179e52001334' },
    })),
    notes: [{ id: '3342887', body: 'Hello notes!', user: { user_id: 'bar' } }],
  }
}
