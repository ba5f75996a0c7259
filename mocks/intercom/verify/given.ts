import type { JsonValue } from '../../../contracts/wire/index.ts'
import type { VerifyOptions } from './verify-options.ts'

/** Whether the address is a mock that can be told what it holds; a real workspace cannot be. */
export async function isMock({ url, fetch: call = fetch }: VerifyOptions): Promise<boolean> {
  try {
    const response = await call(`${url}/_mock/health`)
    const said = (await response.json()) as { status?: unknown }
    return response.status === 200 && said.status === 'ok'
  } catch {
    return false
  }
}

/**
 * Runs `work` in a workspace of the mock that holds a state: one of its own, under a token that is made up for it and
 * forgotten afterwards. Throws where the mock does not take the state.
 */
export async function inStateOf<Result>(
  given: JsonValue,
  options: VerifyOptions,
  work: (options: VerifyOptions) => Promise<Result>,
): Promise<Result> {
  const { url, fetch: call = fetch } = options
  const token = `icheck-${options.run}`
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const address = `${url}/_mock/state`
  const put = await call(address, { method: 'PUT', headers, body: JSON.stringify(given) })
  if (put.status !== 200) throw new Error(`The mock does not take the state that this needs: ${await put.text()}`)
  try {
    return await work({ ...options, token })
  } finally {
    await call(address, { method: 'DELETE', headers })
  }
}
