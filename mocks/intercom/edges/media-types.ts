import { refusal } from '../refusal.ts'

const isJson = (type: string) => type === 'application/json' || /^application\/[^/]+\+json$/.test(type)

/** Refuses, with 406, an Accept header that allows no JSON. Without the header anything is accepted. */
export function checkAccept(accept: string | undefined): void {
  if (accept === undefined || accept === '' || accept === 'application/json') return
  const types = accept.split(',').map(mediaType)
  if (types.some((type) => type === '*/*' || type === 'application/*' || isJson(type))) return
  throw refusal(406, 'media_type_not_acceptable', 'The Accept header should send a media type of application/json')
}

/** Whether a body of this type is read. A body of another type counts as empty: "application/json -d" (intercom-php#267). */
export function isReadable(contentType: string | undefined): boolean {
  return contentType === 'application/json' || (contentType !== undefined && isJson(mediaType(contentType)))
}

function mediaType(value: string): string {
  const end = value.indexOf(';')
  return (end === -1 ? value : value.slice(0, end)).trim().toLowerCase()
}
