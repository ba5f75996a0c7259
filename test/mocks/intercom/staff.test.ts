import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../../contracts/wire/index.ts'
import { caller, refusalOf } from './caller.ts'

const admins = [
  { id: '493881', name: 'Joe', email: 'joe@example.com' },
  {
    id: '646303',
    name: 'Mal',
    email: 'mal@example.com',
    away_mode_enabled: true,
    has_inbox_seat: false,
    team_ids: [814865],
  },
]
const teams = [{ id: '814865', name: 'Serenity', admin_ids: [493881] }]

function withStaff(state: JsonValue = { admins, teams }) {
  const client = caller()
  client.intercom.replaceState('token-1', state)
  return client
}

describe('admins', () => {
  it('are one, until a state brings others', () => {
    const { body } = caller()
    expect(body('GET /admins')).toMatchObject({
      type: 'admin.list',
      admins: [{ type: 'admin', id: '1', team_ids: [] }],
    })
    expect(body('GET /admins/1')).toMatchObject({ name: 'Mock Admin' })
  })

  it('are those of a loaded state, without teams, and the token belongs to the first', () => {
    const { body } = withStaff()
    expect(body('GET /admins')).toEqual({
      type: 'admin.list',
      admins: [
        {
          type: 'admin',
          id: '493881',
          name: 'Joe',
          email: 'joe@example.com',
          away_mode_enabled: false,
          away_mode_reassign: false,
          has_inbox_seat: true,
          avatar: { type: 'avatar', image_url: null },
          team_ids: [814865],
        },
        expect.objectContaining({ id: '646303', away_mode_enabled: true, has_inbox_seat: false, team_ids: [814865] }),
      ],
    })
    expect(body('GET /me')).toMatchObject({ id: '493881', email: 'joe@example.com', app: { type: 'app' } })
  })

  it('are set to away', () => {
    const { body, intercom } = caller()
    expect(body('PUT /admins/1/away', { away_mode_enabled: true, away_mode_reassign: true })).toMatchObject({
      type: 'admin',
      id: '1',
      away_mode_enabled: true,
      away_mode_reassign: true,
    })
    expect(body('PUT /admins/1/away', { away_mode_enabled: false })).toMatchObject({
      away_mode_enabled: false,
      away_mode_reassign: true,
    })
    expect(intercom.state('token-1').admins).toMatchObject([{ id: '1', away_mode_reassign: true }])
    expect(intercom.state('token-2').admins).toBeUndefined()
  })

  it.each([
    ['GET /admins/none', undefined, '404 admin_not_found: Admin not found'],
    ['PUT /admins/none/away', { away_mode_enabled: true }, '404 admin_not_found: Admin not found'],
    ['PUT /admins/1/away', {}, '400 parameter_not_found: away_mode_enabled not specified'],
    ['PUT /admins/1/away', { away_mode_enabled: 'true' }, '400 type_mismatch: away_mode_enabled must be a boolean'],
    ['GET /teams/none', undefined, '404 team_not_found: Team not found'],
  ])('%s %j is refused', (on, body, refused) => {
    expect(refusalOf(caller().send(on, body))).toBe(refused)
  })
})

describe('teams', () => {
  it('are those of a loaded state, with the admins who say so', () => {
    const { body } = withStaff()
    const team = { type: 'team', id: '814865', name: 'Serenity', admin_ids: [493881, 646303] }
    expect(body('GET /teams')).toEqual({ type: 'team.list', teams: [team] })
    expect(body('GET /teams/814865')).toEqual(team)
    expect(caller().body('GET /teams')).toEqual({ type: 'team.list', teams: [] })
  })
})
