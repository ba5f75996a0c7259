import { describe, expect, it } from 'vitest'
import { isJsonObject, type JsonObject } from '../../../../contracts/wire/index.ts'
import { type Destination, sourceConfig } from '../../../../mocks/rudderstack/doors/source-config.ts'

const intercom: Destination = {
  id: 'd-1',
  name: 'INTERCOM',
  displayName: 'Intercom',
  config: { appId: 'app-1', apiKey: 'secret', sendAnonymousId: true, connectionMode: 'cloud' },
  connectionMode: 'device',
}

const destinationsOf = (config: JsonObject) => {
  const { source } = config
  return (isJsonObject(source) ? source['destinations'] : undefined) as JsonObject[]
}

describe('the configuration of a source', () => {
  it('names the destination as old SDKs and as new ones look for it', () => {
    const [destination] = destinationsOf(sourceConfig('wk', [intercom]))
    expect(destination).toMatchObject({
      enabled: true,
      destinationDefinition: { name: 'INTERCOM', displayName: 'Intercom' },
      config: { appId: 'app-1', connectionMode: 'device', useNativeSDK: true },
    })
  })

  it('shows a client nothing that is not for clients', () => {
    const text = JSON.stringify(sourceConfig('wk', [intercom]))
    expect(text).not.toContain('secret')
    expect(text).not.toContain('sendAnonymousId')
  })

  it('leaves out destinations in cloud mode, which an SDK would load beside one in device mode', () => {
    const cloud: Destination = { ...intercom, id: 'd-2', connectionMode: 'cloud' }
    expect(destinationsOf(sourceConfig('wk', [cloud, intercom])).map(({ id }) => id)).toEqual(['d-1'])
  })
})
