import { describe, expect, it } from 'vitest'
import { caller, refusalOf, startSeconds } from './caller.ts'

const write = (headers: Record<string, string | undefined>, ...options: Parameters<typeof caller>) => {
  const client = caller(...options)
  const reply = client.send('POST /users', { user_id: 'u-1' }, headers)
  return { reply, refusal: refusalOf(reply), lints: client.lints(), intercom: client.intercom }
}

describe('authentication', () => {
  it('takes the token as user name of Basic, for the same workspace', () => {
    const { refusal, intercom } = write({ Authorization: `Basic ${btoa('token-1:')}` })
    expect(refusal).toBe('200')
    expect(intercom.state('token-1').users).toHaveLength(1)
  })

  it.each([
    [undefined, 'missing_authorization'],
    ['', 'missing_authorization'],
    ['Bearer ', 'unauthorized'],
    ['Bearer', 'unauthorized'],
    ['Digest abc', 'unauthorized'],
    ['Basic :::', 'token_unauthorized'],
    [`Basic ${btoa(':password')}`, 'unauthorized'],
  ])('refuses %j with %s', (authorization, code) => {
    const { reply } = write({ Authorization: authorization })
    expect(reply).toMatchObject({ status: 401, body: { type: 'error.list', errors: [{ code }] } })
    expect(reply.headers['www-authenticate']).toBe('Basic realm="intercom.io"')
  })

  it('lets in only the tokens that it was given, where it was given some', () => {
    expect(write({}, { tokens: ['other'] }).refusal).toBe('401 unauthorized: Access Token Invalid')
    expect(write({}, { tokens: ['token-1'] }).refusal).toBe('200')
  })

  it('tells the rate limit also to whom it does not let in', () => {
    const { headers } = write({ Authorization: undefined }, { rateLimit: 7 }).reply
    expect(headers).toMatchObject({
      'x-ratelimit-limit': '7',
      'x-ratelimit-remaining': '7',
      'x-ratelimit-reset': String(startSeconds + 10),
    })
    expect(write({ Authorization: undefined }).reply.headers['x-ratelimit-limit']).toBe('166')
  })

  it('keeps workspaces apart', () => {
    const { intercom } = write({})
    expect(intercom.state('token-2').users).toEqual([])
    intercom.drop('token-1')
    expect(intercom.state('token-1').users).toEqual([])
  })
})

describe('Intercom-Version', () => {
  it('refuses one that does not exist', () => {
    expect(write({ 'Intercom-Version': '9.9' }).refusal).toBe(
      '400 intercom_version_invalid: The requested version 9.9 is invalid',
    )
  })

  it('refuses another one that exists, and says why', () => {
    expect(write({ 'Intercom-Version': '2.0' }).refusal).toBe(
      '400 intercom_version_invalid: Intercom-Version 2.0 exists, but this mock speaks 1.4 only',
    )
  })

  it('may be a number, as a client in the same process gives it', () => {
    expect(write({ 'Intercom-Version': 1.4 as unknown as string }).refusal).toBe('200')
    expect(write({ 'Intercom-Version': 2.1 as unknown as string }).reply.status).toBe(400)
  })

  it("is the app's where it is absent, which is noted", () => {
    const absent = write({ 'Intercom-Version': undefined })
    expect([absent.refusal, absent.lints]).toEqual(['200', ['R5']])
    expect(write({ 'Intercom-Version': undefined }, { choices: { defaultVersion: '2.0' } }).reply.status).toBe(400)
  })
})

describe('media types', () => {
  it.each(['text/html', 'application/xml', 'text/html, image/png'])('refuses Accept: %s', (accept) => {
    expect(write({ Accept: accept }).refusal).toBe(
      '406 media_type_not_acceptable: The Accept header should send a media type of application/json',
    )
  })

  it.each(['application/json', '*/*', 'text/html, application/*;q=0.1', 'application/vnd.intercom.3+json', undefined])(
    'takes Accept: %s',
    (accept) => {
      expect(write({ Accept: accept }).refusal).toBe('200')
    },
  )

  it.each(['application/json -d', 'text/plain', undefined])(
    'does not read a body of Content-Type %s',
    (contentType) => {
      const { refusal, lints } = write({ 'Content-Type': contentType })
      expect(refusal).toBe('400 parameter_not_found: User email, user_id or anonymous_id must be supplied')
      expect(lints).toEqual(['R3'])
    },
  )

  it('takes a Content-Type with parameters, and header names in any case', () => {
    expect(write({ 'Content-Type': undefined, 'content-TYPE': 'Application/JSON; charset=utf-8' }).refusal).toBe('200')
  })
})

describe('answers', () => {
  it('carry the headers of Intercom', () => {
    const { headers } = write({}).reply
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-cache',
      'x-request-id': expect.stringMatching(/^[0-9a-f]{24}$/),
      'x-ratelimit-limit': '166',
      'x-ratelimit-remaining': '165',
      'x-ratelimit-reset': String(startSeconds + 10),
    })
  })

  it('repeat the request id in an error list', () => {
    const { headers, body } = caller().get('/users?user_id=nobody')
    expect(body).toMatchObject({ type: 'error.list', request_id: headers['x-request-id'] })
  })

  it('are the same for the same requests', () => {
    const run = () => [write({}).reply, write({ Accept: 'text/html' }).reply]
    expect(run()).toEqual(run())
  })
})

describe('paths', () => {
  it.each(['admins/activity_logs', 'customers/search', 'leads', 'leads/x'])(
    'answers /%s with 501 that names what is missing',
    (path) => {
      const { status, body } = caller().get(`/${path}`)
      expect(status).toBe(501)
      expect(JSON.stringify(body)).toContain('mocks/intercom/LIMITS.md')
    },
  )

  it('answers an unknown path with 404 and a known one with another method with 405', () => {
    const { get, send } = caller()
    expect(refusalOf(get('/nonsense'))).toBe('404 not_found: API 1.4 has no GET /nonsense')
    const refused = send('PUT /users')
    expect([refused.status, refused.headers['allow']]).toEqual([405, 'POST, GET, DELETE'])
    expect(send('PATCH /users/5d00').status).toBe(405)
    expect(get('/users/%E0%A4%A').status).toBe(400)
  })

  it('takes a method in any case, as clients do', () => {
    expect(caller().send('get /me').status).toBe(200)
  })

  it('tells who the token belongs to', () => {
    const { get, intercom } = caller()
    expect(get('/me').body).toMatchObject({
      type: 'admin',
      away_mode_enabled: false,
      app: { type: 'app', id_code: 'mockapp', secure: false, identity_verification: false },
    })
    intercom.replaceState('token-1', { settings: { appId: 'app-9', identitySecrets: { web: 's' } } })
    expect(get('/me').body).toMatchObject({ app: { id_code: 'app-9', secure: true, identity_verification: true } })
  })
})

describe('rate limit', () => {
  it('refuses beyond the limit until the reset that the headers name', () => {
    const { get, pass, lints } = caller({ rateLimit: 2 })
    expect(get('/me').headers['x-ratelimit-remaining']).toBe('1')
    pass(4_900)
    expect(get('/me').status).toBe(200)
    const refused = get('/me')
    expect(refusalOf(refused)).toBe('429 rate_limit_exceeded: The rate limit for the App has been exceeded')
    expect(refused.headers).toMatchObject({
      'x-ratelimit-limit': '2',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(startSeconds + 10),
    })
    expect(lints()).toEqual([])
    pass(5_099)
    expect(get('/me').status).toBe(429)
    expect(lints()).toEqual(['R60'])
    pass(1)
    expect(get('/me').status).toBe(200)
  })

  it('stores nothing of a refused request, and counts each workspace by itself', () => {
    const { get, post, intercom, send } = caller({ rateLimit: 1 })
    get('/me')
    expect(post('/users', { user_id: 'u-1' }).status).toBe(429)
    expect(intercom.state('token-1').users).toEqual([])
    expect(send('GET /me', undefined, { Authorization: 'Bearer token-2' }).status).toBe(200)
  })

  it('refuses nothing unless told to', () => {
    const { get } = caller()
    const last = Array.from({ length: 200 }, () => get('/me')).at(-1)
    expect([last?.status, last?.headers['x-ratelimit-remaining']]).toEqual([200, '0'])
  })
})
