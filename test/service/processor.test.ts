import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readRecording, recordedFolder } from '../../src/runner/suites/recorded.ts'
import { transform } from '../../src/transformer/index.ts'
import { ada, closeAll, intercom, item, openService } from './opened.ts'

afterEach(closeAll)

const path = '/v1/destinations/intercom'

async function transformed(items: unknown[]): Promise<Record<string, unknown>[]> {
  const { post } = await openService()
  const response = await post(path, items)
  expect(response.status).toBe(200)
  return (await response.json()) as Record<string, unknown>[]
}

describe('the processor route', () => {
  it('answers an event with the request to send, in the shape that the platform delivers', async () => {
    expect(await transformed([item({ ...ada, anonymousId: 'a-1' })])).toEqual([
      {
        output: {
          version: '1',
          type: 'REST',
          method: 'POST',
          endpoint: 'https://api.intercom.io/users',
          headers: expect.objectContaining({ Authorization: 'Bearer token-1', 'Intercom-Version': '1.4' }),
          params: {},
          body: { JSON: { user_id: 'u-1', name: 'Ada' }, JSON_ARRAY: {}, XML: {}, FORM: {} },
          files: {},
          userId: 'a-1',
        },
        metadata: { jobId: 1, destinationId: 'd1', workspaceId: 'w1' },
        statusCode: 200,
      },
    ])
  })

  it('answers a group with two items of the same metadata, the company first', async () => {
    const items = await transformed([item({ type: 'group', userId: 'u-1', groupId: 'g-1' }), item(ada, 2)])
    expect(items).toMatchObject([
      { output: { endpoint: 'https://api.intercom.io/companies' }, metadata: { jobId: 1 } },
      { output: { endpoint: 'https://api.intercom.io/users' }, metadata: { jobId: 1 } },
      { output: { endpoint: 'https://api.intercom.io/users' }, metadata: { jobId: 2 } },
    ])
  })

  it('answers an event that is not delivered with its reason, and no output', async () => {
    expect(await transformed([item({ type: 'identify' }, 7)])).toEqual([
      {
        metadata: { jobId: 7, destinationId: 'd1', workspaceId: 'w1' },
        statusCode: 400,
        error: expect.stringMatching(/userId.*email/),
        statTags: expect.objectContaining({
          errorCategory: 'dataValidation',
          errorType: 'instrumentation',
          destType: 'INTERCOM',
          feature: 'processor',
          destinationId: 'd1',
          workspaceId: 'w1',
        }),
      },
    ])
  })

  it.each([
    ['has no access token', intercom({}), /apiKey/],
    ['has a blank one', intercom({ apiKey: ' ' }), /apiKey/],
    ['has no settings', { ID: 'd1' }, /destination\.Config/],
    ['is another one', { ...intercom(), DestinationDefinition: { Name: 'MAILCHIMP' } }, /INTERCOM/],
  ])('says that the settings are at fault where the destination %s', async (_, destination, error) => {
    expect(await transformed([item(ada, 1, destination)])).toMatchObject([
      {
        statusCode: 400,
        error: expect.stringMatching(error),
        statTags: { errorCategory: 'dataValidation', errorType: 'configuration' },
      },
    ])
  })

  it.each([
    ['no item', 7, {}],
    ['an event that is none', item('ada'), { jobId: 1 }],
    ['metadata that are none', { ...item(ada), metadata: undefined }, {}],
  ])('refuses %s alone', async (_, odd, metadata) => {
    expect(await transformed([odd, item(ada, 2)])).toMatchObject([
      { statusCode: 400, metadata, error: expect.stringMatching(/is missing: expected/) },
      { statusCode: 200, metadata: { jobId: 2 } },
    ])
  })

  it('gives metadata back as they came, whatever they hold', async () => {
    const { post } = await openService()
    const metadata = `{"jobId":1,"__proto__":{"a":1},"deep":${'['.repeat(10_000)}${']'.repeat(10_000)},"text":"\\ud800","huge":1e999}`
    const body = `[{"message":${JSON.stringify(ada)},"metadata":${metadata},"destination":${JSON.stringify(intercom())}}]`
    const text = await (await post(path, body)).text()
    expect(text.includes(metadata)).toBe(true)
  })

  it('takes destinations beside the items, in the compacted form', async () => {
    const { post } = await openService()
    const { message, metadata } = item(ada)
    const stranger = { message, metadata: { jobId: 2, destinationId: '__proto__' } }
    const body = { input: [{ message, metadata }, stranger], destinations: { d1: intercom() }, connections: {} }
    const response = await post(path, body, { 'x-content-format': 'json+compactedv1' })
    expect(await response.json()).toMatchObject([
      { statusCode: 200, metadata },
      { statusCode: 400, error: expect.stringContaining('destination.Config') },
    ])
  })

  it('makes of what real SDKs sent exactly what the reference makes of it', async () => {
    const events = ['server', 'web'].flatMap((name) => readRecording(join(recordedFolder, `${name}.jsonl`)))
    const items = await transformed(events.map(({ event, settings }, job) => item(event, job, intercom(settings))))
    for (const [job, recorded] of events.entries()) {
      const own = items.filter(({ metadata }) => (metadata as { jobId: number }).jobId === job)
      const outcome = transform(recorded)
      if (outcome.kind === 'requests') {
        const sent = own.map(({ output }) => output as { endpoint: string; body: { JSON: unknown } })
        expect(sent.map(({ endpoint, body }) => [endpoint, body.JSON])).toEqual(
          outcome.requests.map(({ url, body }) => [url, body]),
        )
      } else {
        expect(own).toMatchObject([{ statusCode: 400, error: (outcome as { reason: string }).reason }])
      }
    }
  })
})
