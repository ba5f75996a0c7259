import { json, plain, type Reply } from './reply.ts'

/** `GET /health`: up, without asking Intercom. */
export function answerHealth(): Reply {
  return json(200, { service: 'UP' })
}

/** `GET /features`: what RudderStack asks once, to learn how to talk to this transformer. JSON served as text, as the platform does. */
export function answerFeatures(): Reply {
  return plain(
    200,
    JSON.stringify({
      routerTransform: { INTERCOM: true },
      regulations: [],
      supportSourceTransformV1: false,
      supportTransformerProxyV1: true,
      upgradedToSourceTransformV2: false,
      supportDestTransformCompactedPayloadV1: true,
    }),
  )
}
