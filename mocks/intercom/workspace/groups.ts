import type { Company } from './company.ts'
import type { User } from './user.ts'

export function joinCompany(user: User, company: Company): void {
  user.companies ??= new Set()
  user.companies.add(company)
  company.members.add(user)
}

export function leaveCompany(user: User, company: Company): void {
  user.companies?.delete(company)
  company.members.delete(user)
}

/** Takes a person out of companies, tags and segments; the person still knows which they were. */
export function leaveGroups(person: User): void {
  for (const company of person.companies ?? []) company.members.delete(person)
  for (const tag of person.tags ?? []) tag.users.delete(person)
  for (const segment of person.segments ?? []) segment.people.delete(person)
}

/** Puts a person back where `leaveGroups` took it out. */
export function rejoinGroups(person: User): void {
  for (const company of person.companies ?? []) company.members.add(person)
  for (const tag of person.tags ?? []) tag.users.add(person)
  for (const segment of person.segments ?? []) segment.people.add(person)
}
