import type { Asked, Told } from './words.ts'

/**
 * The process of Pact's verifier. It prints a report of its own, in colours and whatever the log level; its parent reads that and throws
 * it away. The result is the text with which the verifier resolves, or the message with which it rejects: JSON either way.
 */
async function verify({ provider, url, pactUrl, stateUrl, timeoutMs }: Asked): Promise<Told> {
  const pact = await import('@pact-foundation/pact').catch((error: NodeJS.ErrnoException) => ({ error }))
  if ('error' in pact) {
    const { code, message } = pact.error
    const isMissing = code === 'ERR_MODULE_NOT_FOUND' && message.includes("'@pact-foundation/pact'")
    return isMissing ? { kind: 'no-package' } : { kind: 'no-library', says: message }
  }
  const verifier = new pact.Verifier({
    provider,
    providerBaseUrl: url,
    pactUrls: [pactUrl],
    providerStatesSetupUrl: stateUrl,
    timeout: timeoutMs,
    // A redirection is an answer. What it leads to was not asked for, and may be anywhere.
    followRedirects: false,
    logLevel: 'error',
  })
  try {
    return { kind: 'verified', resultText: await verifier.verifyProvider() }
  } catch (error) {
    const { message } = error as Error
    return message.startsWith('{') ? { kind: 'verified', resultText: message } : { kind: 'failed', says: message }
  }
}

// A parent that has gone wants no result; exit() would wait for the native verifier, and that for answers which never come.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
process.once('message', async (asked: Asked) => {
  const told = await verify(asked)
  process.send?.(told, () => process.disconnect())
})
