/** The request headers that decide anything. */
export interface DecisiveHeaders {
  authorization: string | undefined
  accept: string | undefined
  contentType: string | undefined
  version: string | undefined
}

/** Finds the headers that decide, whatever the case of their names. What is no text counts as absent. */
export function decisiveHeaders(headers: Readonly<Record<string, unknown>>): DecisiveHeaders {
  const found: DecisiveHeaders = {
    authorization: undefined,
    accept: undefined,
    contentType: undefined,
    version: undefined,
  }
  for (const name of Object.keys(headers)) {
    const key = keyOf(name)
    if (key === undefined) continue
    const value = headers[name]
    if (typeof value === 'string') found[key] = value.trim()
    else if (typeof value === 'number') found[key] = String(value)
  }
  return found
}

function keyOf(name: string): keyof DecisiveHeaders | undefined {
  switch (name.toLowerCase()) {
    case 'authorization':
      return 'authorization'
    case 'accept':
      return 'accept'
    case 'content-type':
      return 'contentType'
    case 'intercom-version':
      return 'version'
    default:
      return undefined
  }
}
