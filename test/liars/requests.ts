import { isJsonObject } from '../../contracts/wire/index.ts'
import { contextOf, typeOf } from './event-parts.ts'
import { type Liar, requestLiar } from './liar.ts'
import { memberLiar, metadataLiar, userLiar } from './sent-parts.ts'

const { entries, fromEntries } = Object
const withHeader = (headers: Record<string, string>, name: string, value?: string) => ({
  ...fromEntries(entries(headers).filter(([key]) => key.toLowerCase() !== name.toLowerCase())),
  ...(value === undefined ? {} : { [name]: value }),
})

/** Liars about how a request is addressed (G4). */
const transportLiars: readonly Liar[] = [
  requestLiar('puts users where it has to post them', 'G4', '/users', (request) => ({ ...request, method: 'PUT' })),
  requestLiar("posts companies to another of Intercom's hosts", 'G4', '/companies', (request) => ({
    ...request,
    url: request.url.replace('//api.', '//app.'),
  })),
  requestLiar('leaves out the word Bearer', 'G4', '/companies', (request, { settings }) => ({
    ...request,
    headers: withHeader(request.headers, 'Authorization', String(settings.apiKey)),
  })),
  requestLiar('sends events with another token than the Access Token', 'G4', '/events', (request) => ({
    ...request,
    headers: withHeader(request.headers, 'Authorization', 'Bearer of-another-workspace'),
  })),
  requestLiar('calls its JSON a form', 'G4', '/companies', (request) => ({
    ...request,
    headers: withHeader(request.headers, 'Content-Type', 'application/x-www-form-urlencoded'),
  })),
  requestLiar('asks for an answer in HTML', 'G4', '/companies', (request) => ({
    ...request,
    headers: withHeader(request.headers, 'Accept', 'text/html'),
  })),
  requestLiar('does not say which answers it accepts', 'G4', '/companies', (request) => ({
    ...request,
    headers: withHeader(request.headers, 'Accept'),
  })),
  requestLiar('asks for version 2.0 of the API', 'G4', '/companies', (request) => ({
    ...request,
    headers: withHeader(request.headers, 'Intercom-Version', '2.0'),
  })),
  requestLiar('does not say who it is', 'G4.agent', '/events', (request) => ({
    ...request,
    headers: withHeader(request.headers, 'User-Agent'),
  })),
]

/** Liars about bodies, whatever they hold (G5). */
const bodyLiars: readonly Liar[] = [
  userLiar('sends a field that is undefined', 'G5', (body) => ({ ...body, referrer: undefined as never })),
  metadataLiar('measures what nobody timed: NaN', 'G5', (metadata) => ({ ...metadata, duration: Number.NaN })),
  metadataLiar('divides by nothing: Infinity', 'G5', (metadata) => ({ ...metadata, rate: Number.POSITIVE_INFINITY })),
  requestLiar('sends the body of a link as JSON text', 'G5', '/users', (request, { event }) =>
    typeOf(event) === 'group' ? { ...request, body: JSON.stringify(request.body) } : request,
  ),
  memberLiar("writes type: user, as in Intercom's answers", 'G5', (body) => ({ ...body, type: 'user' })),
  userLiar('sends the location of the context as location_data', 'G5', (body, { event }) => {
    const { location } = contextOf(event)
    return isJsonObject(location) ? { ...body, location_data: location } : body
  }),
  userLiar('sends where a person is as location_data', 'G5', (body) => ({
    ...body,
    location_data: { city_name: 'Oslo' },
  })),
  userLiar('adds a field that Intercom does not know', 'G5.fields', (body) => ({ ...body, source: 'rudderstack' })),
  requestLiar('adds a field to events that Intercom does not know', 'G5.fields', '/events', (request, { event }) =>
    isJsonObject(request.body)
      ? { ...request, body: { ...request.body, message_id: event.messageId ?? 'none' } }
      : request,
  ),
]

/** Liars about the requests of all events. */
export const requestLiars: readonly Liar[] = [...transportLiars, ...bodyLiars]
