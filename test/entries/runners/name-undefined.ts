import { reference, type TargetInput } from '../../../src/targets/index.ts'

/** The reference with one defect: a person without a last name is called "Ada undefined". */
export async function transform(input: TargetInput) {
  const outcome = await reference.transform(input)
  if (outcome.kind !== 'requests') return outcome
  const requests = outcome.requests.map((request) => {
    const body = request.body as Record<string, unknown> | undefined
    const name = body?.['name']
    if (typeof name !== 'string' || name.includes(' ')) return request
    return { ...request, body: { ...body, name: `${name} undefined` } as never }
  })
  return { kind: 'requests' as const, requests }
}
