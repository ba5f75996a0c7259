import type { JsonObject } from '../../../contracts/wire/index.ts'
import { asObjects, readIdentifier, readText } from '../fields.ts'
import { noSuch, refusal } from '../refusal.ts'
import { type Ask, defineRoute, ok } from '../route.ts'
import { tagList, tagView } from '../views/tag.ts'
import type { Company } from '../workspace/company.ts'
import type { Tag } from '../workspace/tag.ts'
import { tagCompany, tagPerson, untagCompany, untagPerson } from '../workspace/tagging.ts'

const targetsMax = 50

/**
 * Creates a tag (`{name}`), renames one (`{id, name}`), tags and untags users or companies (API pages "Create and
 * update tags", "Tag or untag users"). Whom it names is looked up before anything changes. Refused: no name; an unknown
 * tag, user or company; the name of another tag.
 */
export const writeTag = defineRoute({
  on: 'POST /tags',
  answer(ask) {
    const { body, workspace, note } = ask
    const users = asObjects(body['users'], 'users')
    const companies = asObjects(body['companies'], 'companies')
    if (users.length > 0 && companies.length > 0)
      note('R53', 'users and companies in one request: only users are tagged')
    if (users.length > targetsMax || companies.length > targetsMax)
      note('R53', `more than ${targetsMax} in one request`)
    const changes =
      users.length > 0
        ? users.map((target) => userChange(target, ask))
        : companies.map((target) => companyChange(target, ask))
    const tag = namedTag(ask)
    for (const change of changes) change(tag)
    workspace.users.ordered.changed()
    return ok(tagView(tag))
  },
})

export const getTags = defineRoute({
  on: 'GET /tags',
  answer: ({ workspace }) => ok(tagList(workspace.tags.all())),
})

/** Answers 200; what the body holds is not on record, an empty object here. */
export const deleteTag = defineRoute({
  on: 'DELETE /tags/{id}',
  answer({ id, workspace }) {
    const tag = workspace.tags.byId(id)
    if (tag === undefined) throw noSuch([['id', id]])
    workspace.tags.remove(tag)
    return ok({})
  },
})

function namedTag({ body, workspace: { tags }, reading }: Ask): Tag {
  const id = readIdentifier(body, 'id', reading)
  const name = readText(body, 'name', reading)
  if (!name) throw refusal(400, 'parameter_not_found', 'name not specified', 'name')
  const named = tags.byName(name)
  if (!id) return named ?? tags.add(name)
  const tag = tags.byId(id)
  if (tag === undefined) throw noSuch([['id', id]])
  if (named !== undefined && named !== tag)
    throw refusal(409, 'resource_conflict', 'A tag with this name exists', 'name')
  tags.rename(tag, name)
  return tag
}

/** A lead is named by its id, among the users (API page "Tag or untag users"). */
function userChange(target: JsonObject, { workspace, reading }: Ask): (tag: Tag) => void {
  const person = workspace.userOrLead({
    id: readIdentifier(target, 'id', reading),
    user_id: readIdentifier(target, 'user_id', reading),
    email: readIdentifier(target, 'email', reading),
  })
  return target['untag'] === true
    ? (tag) => untagPerson(workspace, person, tag)
    : (tag) => tagPerson(workspace, person, tag)
}

function companyChange(target: JsonObject, ask: Ask): (tag: Tag) => void {
  const company = taggedCompany(target, ask)
  return target['untag'] === true ? (tag) => untagCompany(company, tag) : (tag) => tagCompany(company, tag)
}

function taggedCompany(target: JsonObject, { workspace: { companies }, reading }: Ask): Company {
  const id = readIdentifier(target, 'id', reading)
  const companyId = readIdentifier(target, 'company_id', reading)
  const company = id ? companies.byId(id) : companyId ? companies.byCompanyId(companyId) : undefined
  if (company === undefined) throw refusal(404, 'company_not_found', 'Company Not Found')
  return company
}
