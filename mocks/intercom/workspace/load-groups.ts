import { isJsonObject, type JsonObject } from '../../../contracts/wire/index.ts'
import { type Reading, readIdentifier, readText, readTime } from '../fields.ts'
import { refusal, wrongType } from '../refusal.ts'
import { readCompanyChange, readCompanyId } from '../routes/read-company.ts'
import { upsertCompany } from './change-company.ts'
import { joinCompany } from './groups.ts'
import { freeId, members } from './loaded.ts'
import type { Segment, SegmentKind } from './segment.ts'
import type { Tag } from './tag.ts'
import { tagCompany, tagPerson } from './tagging.ts'
import type { User } from './user.ts'
import type { Workspace } from './workspace.ts'

export function loadTag({ tags }: Workspace, from: JsonObject, reading: Reading): Tag {
  const name = readText(from, 'name', reading)
  if (!name) throw refusal(400, 'parameter_not_found', 'a tag needs a name')
  return tags.byName(name) ?? tags.add(name, readIdentifier(from, 'id', reading) ?? undefined)
}

const segmentKinds = ['user', 'contact', 'company'] as const

/** A segment of a state; `kind` is what it is made of where it does not say so itself. */
export function loadSegment({ segments }: Workspace, from: JsonObject, kind: SegmentKind, reading: Reading): Segment {
  const id = readIdentifier(from, 'id', reading)
  if (!id) throw refusal(400, 'parameter_not_found', 'a segment needs an id')
  const given = readText(from, 'person_type', reading) ?? kind
  const person_type = segmentKinds.find((known) => known === given)
  if (person_type === undefined) throw wrongType('person_type', `one of ${segmentKinds.join(', ')}`)
  const created_at = readTime(from, 'created_at', '', reading) ?? reading.nowSeconds
  const updated_at = readTime(from, 'updated_at', '', reading) ?? created_at
  return segments.open({ id, name: readText(from, 'name', reading) ?? id, person_type, created_at, updated_at })
}

export function loadCompany(workspace: Workspace, from: JsonObject, reading: Reading): void {
  const companyId = readCompanyId(from, reading)
  const { companies, segments } = workspace
  const { plan: given, ...rest } = from
  // An object as it is shown, empty where there is none; else text, as it is written.
  const plan = isJsonObject(given) ? readText(given, 'name', reading) : readText(from, 'plan', reading)
  if (plan && isJsonObject(given)) companies.plan(plan, readIdentifier(given, 'id', reading) ?? undefined)
  const { nowSeconds } = reading
  const isTaken = (id: string) => companies.byId(id) !== undefined
  const company =
    companies.byCompanyId(companyId) ?? companies.add(companyId, nowSeconds, freeId(from, isTaken, reading))
  upsertCompany(workspace, companyId, readCompanyChange(plan ? { ...rest, plan } : rest, reading), nowSeconds)
  company.created_at = readTime(from, 'created_at', '', reading) ?? nowSeconds
  company.updated_at = readTime(from, 'updated_at', '', reading) ?? company.created_at
  company.last_request_at = readTime(from, 'last_request_at', '', reading) ?? null
  for (const tag of members(from, 'tags')) tagCompany(company, loadTag(workspace, tag, reading))
  for (const segment of members(from, 'segments')) {
    segments.addCompany(loadSegment(workspace, segment, 'company', reading), company)
  }
}

/** The companies of a user; those that nothing else mentions are made. */
export function joinCompanies(workspace: Workspace, user: User, from: JsonObject, reading: Reading): void {
  for (const link of members(from, 'companies')) {
    const companyId = readCompanyId(link, reading)
    if (workspace.companies.byCompanyId(companyId) === undefined) loadCompany(workspace, link, reading)
    const company = workspace.companies.byCompanyId(companyId)
    if (company !== undefined) joinCompany(user, company)
  }
}

/** The tags and segments of a user or lead; those that nothing else mentions are made. */
export function joinGroups(workspace: Workspace, person: User, from: JsonObject, reading: Reading): void {
  for (const tag of members(from, 'tags')) tagPerson(workspace, person, loadTag(workspace, tag, reading))
  const kind = workspace.users.has(person) ? 'user' : 'contact'
  for (const segment of members(from, 'segments')) {
    workspace.segments.addPerson(loadSegment(workspace, segment, kind, reading), person)
  }
}
