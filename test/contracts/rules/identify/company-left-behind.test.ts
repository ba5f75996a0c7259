import { describe, expect, it } from 'vitest'
import { companyIsLeft } from '../../../../contracts/rules/identify/company-removal.ts'
import type { Exchange, JsonObject, PlayedCase } from '../../../../contracts/wire/index.ts'
import { exchangeOf, playedCase, post } from '../played.ts'

const event = (remove?: true) => ({
  type: 'identify',
  userId: 'u-1',
  traits: { company: { id: 'c-1', name: 'Acme', ...(remove ? { remove } : {}) } },
})

function arrived(remove: true | undefined, status: number): Exchange {
  const company = { company_id: 'c-1', name: 'Acme', ...(remove ? { remove } : {}) }
  const request = post('/users', { user_id: 'u-1', companies: [company] })
  const reply = { status, headers: {} }
  return { ...exchangeOf(event(remove), [request]), delivered: [{ by: 'delivery', request, reply }] }
}

const acme = { type: 'company', company_id: 'c-1', name: 'Acme' }
const member = (userId: string, companies: JsonObject[]) => ({
  user_id: userId,
  companies: { type: 'company.list', companies },
})

function messages(users: JsonObject[], companies: JsonObject[], status = 200): string[] {
  const played: PlayedCase = playedCase(arrived(undefined, 200), arrived(true, status))
  const state = { ...played.state, users, companies }
  return companyIsLeft.judge({ ...played, state }).flatMap(({ findings }) => findings.map(({ message }) => message))
}

describe('what a removal leaves behind', () => {
  it('is a user outside of a company that is still there', () => {
    expect(messages([member('u-1', [])], [acme])).toEqual([])
  })

  it('is judged where the user is still inside', () => {
    expect(messages([member('u-1', [acme])], [acme])).toEqual(['The user is still in the company that it left.'])
  })

  it('leaves other members alone', () => {
    expect(messages([member('u-1', []), member('u-2', [acme])], [acme])).toEqual([])
  })

  it('is judged where the company is gone', () => {
    expect(messages([member('u-1', [])], [])).toEqual(['The company is gone, although only the user left it.'])
  })

  it('is not judged where Intercom did not take the removal', () => {
    expect(messages([member('u-1', [acme])], [acme], 503)).toEqual([])
  })

  it('is judged of a user who goes by email, and at the end of the case alone', () => {
    const byEmail = (remove?: true): Exchange => {
      const { userId: _, ...rest } = event(remove)
      const traits = { ...rest.traits, email: 'a@x.test' }
      const exchange = arrived(remove, 200)
      return { ...exchange, event: { ...rest, traits } }
    }
    const state = (users: JsonObject[]) => ({ ...playedCase().state, users, companies: [acme] })
    const judge = (exchanges: Exchange[], users: JsonObject[]) =>
      companyIsLeft
        .judge({ ...playedCase(...exchanges), state: state(users) })
        .flatMap(({ exchange, findings }) => findings.map(() => exchange))
    const inside = { email: 'a@x.test', companies: { companies: [acme] } }
    expect(judge([byEmail(), byEmail(true)], [inside])).toEqual([1])
    expect(judge([byEmail(), byEmail(true)], [{ ...inside, email: 'b@x.test' }])).toEqual([])
    expect(judge([byEmail(true), byEmail()], [inside])).toEqual([])
  })

  it('is not judged where any part of it did not arrive, or nothing was delivered', () => {
    const half = arrived(true, 200)
    half.delivered.push({
      ...(half.delivered[0] as Exchange['delivered'][number]),
      reply: { status: 300, headers: {} },
    })
    const nothing: Exchange = { ...arrived(true, 200), delivered: [] }
    const informed = arrived(true, 199)
    for (const last of [half, nothing, informed]) {
      const played = playedCase(arrived(undefined, 200), last)
      const state = { ...played.state, users: [member('u-1', [acme])], companies: [acme] }
      expect(companyIsLeft.judge({ ...played, state }).flatMap(({ findings }) => findings)).toEqual([])
    }
  })

  it('is no company that was never there', () => {
    const refused = playedCase(arrived(undefined, 500), arrived(true, 200))
    expect(companyIsLeft.judge(refused).flatMap(({ findings }) => findings)).toEqual([])
    expect(companyIsLeft.judge(playedCase(arrived(true, 200))).flatMap(({ findings }) => findings)).toEqual([])
    const other = { ...arrived(undefined, 200), outcome: { kind: 'requests' as const, requests: [] } }
    expect(companyIsLeft.judge(playedCase(other, arrived(true, 200))).flatMap(({ findings }) => findings)).toEqual([])
  })
})
