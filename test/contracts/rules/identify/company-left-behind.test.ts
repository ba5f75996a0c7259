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
})
