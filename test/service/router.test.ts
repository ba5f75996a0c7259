import { afterEach, describe, expect, it } from 'vitest'
import { ada, closeAll, intercom, item, openService } from './opened.ts'

afterEach(closeAll)

async function routed(input: unknown[]): Promise<unknown[]> {
  const { post } = await openService()
  const response = await post('/routerTransform', { input, destType: 'intercom' })
  expect([response.status, response.headers.get('apiversion')]).toEqual([200, '2'])
  return ((await response.json()) as { output: unknown[] }).output
}

describe('the router route', () => {
  it('answers each event with one item: its request, its metadata in a list, its destination', async () => {
    expect(await routed([item(ada)])).toEqual([
      {
        batchedRequest: expect.objectContaining({
          endpoint: 'https://api.intercom.io/users',
          body: { JSON: { user_id: 'u-1', name: 'Ada' }, JSON_ARRAY: {}, XML: {}, FORM: {} },
        }),
        batched: false,
        destination: intercom(),
        metadata: [{ jobId: 1, destinationId: 'd1', workspaceId: 'w1' }],
        statusCode: 200,
      },
    ])
  })

  it('answers a group with both requests in a list, unsent', async () => {
    expect(await routed([item({ type: 'group', userId: 'u-1', groupId: 'g-1' })])).toMatchObject([
      {
        batchedRequest: [
          { endpoint: 'https://api.intercom.io/companies' },
          { endpoint: 'https://api.intercom.io/users' },
        ],
        statusCode: 200,
      },
    ])
  })

  it('keeps the order, good or bad, and says why', async () => {
    expect(await routed([item(ada, 1), item({ type: 'page' }, 2), item(ada, 3)])).toMatchObject([
      { metadata: [{ jobId: 1 }], statusCode: 200 },
      {
        metadata: [{ jobId: 2 }],
        statusCode: 400,
        batched: false,
        error: expect.stringContaining('"page"'),
        statTags: { errorType: 'instrumentation', feature: 'router' },
        destination: intercom(),
      },
      { metadata: [{ jobId: 3 }], statusCode: 200 },
    ])
  })

  it('takes destinations beside the items, in the compacted form', async () => {
    const { post } = await openService()
    const { message, metadata } = item(ada)
    const body = { input: [{ message, metadata }], destType: 'INTERCOM', destinations: { d1: intercom() } }
    const response = await post('/routerTransform', body, { 'x-content-format': 'json+compactedv1' })
    expect(await response.json()).toMatchObject({ output: [{ statusCode: 200, destination: intercom() }] })
  })

  it.each([
    [{ input: [item(ada)] }, 400, /destType is missing/],
    [{ input: [item(ada)], destType: 'mailchimp' }, 404, /intercom/],
    [{ destType: 'intercom' }, 400, /input is missing/],
    [{ input: {}, destType: 'intercom' }, 400, /input is no list/],
    [{ input: [], destType: 'intercom' }, 400, /empty list/],
  ])('refuses %j', async (body, status, error) => {
    const { post } = await openService()
    const response = await post('/routerTransform', body)
    expect([response.status, await response.json()]).toEqual([status, { error: expect.stringMatching(error) }])
  })
})
