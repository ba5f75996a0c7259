import { createRequire } from 'node:module'

type Params = Record<string, unknown>
interface Answer {
  statusCode: number
  // biome-ignore lint/suspicious/noExplicitAny: the package has no types; tests look into answers with toMatchObject
  body: any
}
type Call = (params: Params) => Promise<Answer>
type Scroll = { each(params: Params, page: (answer: Answer) => void): Promise<void> }
type People = Record<'update' | 'find' | 'delete' | 'convert', Call>

/** What the tests use of the package `intercom-client` 2.11.2, which is Intercom's own for this API and has no types. */
export interface IntercomClient {
  usePromises(): IntercomClient
  useRequestOpts(options: Params): IntercomClient
  nextPage(pages: Params): Promise<Answer>
  users: {
    create: Call
    update: Call
    list(): Promise<Answer>
    listBy: Call
    find: Call
    archive: Call
    bulk(items: Params[]): Promise<Answer>
    requestPermanentDeletion(id: string): Promise<Answer>
    requestPermanentDeletionByParams: Call
    scroll: Scroll
  }
  leads: People & { create(params?: Params): Promise<Answer>; list(): Promise<Answer>; listBy: Call; scroll: Scroll }
  contacts: IntercomClient['leads']
  visitors: People
  customers: { search: Call }
  companies: {
    create: Call
    update: Call
    list(): Promise<Answer>
    listBy: Call
    find: Call
    listUsers: Call
    scroll: Scroll
  }
  events: { create: Call; listBy: Call; bulk(items: Params[]): Promise<Answer> }
  tags: { create: Call; tag: Call; untag: Call; delete: Call; list(): Promise<Answer> }
  segments: { list(): Promise<Answer>; find: Call }
  notes: { create: Call; list: Call; find: Call }
  counts: Record<
    | 'appCounts'
    | 'conversationCounts'
    | 'conversationAdminCounts'
    | 'userTagCounts'
    | 'userSegmentCounts'
    | 'companyTagCounts'
    | 'companySegmentCounts'
    | 'companyUserCounts',
    () => Promise<Answer>
  >
  messages: { create: Call }
  conversations: Record<'list' | 'find' | 'reply' | 'markAsRead', Call>
  admins: {
    me(): Promise<Answer>
    list(): Promise<Answer>
    find(id: string): Promise<Answer>
    away(id: string, params: Params): Promise<Answer>
  }
}

const { Client } = createRequire(import.meta.url)('intercom-client') as {
  Client: new (options: { token: string }) => IntercomClient
}

/** The unmodified client, pointed at an address. The version header is the one that its README shows. */
export function intercomClient(baseUrl: string, token: string): IntercomClient {
  return new Client({ token }).usePromises().useRequestOpts({ baseUrl, headers: { 'Intercom-Version': 1.4 } })
}
