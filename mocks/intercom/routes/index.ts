import type { Route } from '../route.ts'
import { deleteCompany, getCompanies, getCompany, getUsersOfCompany, upsertCompany } from './companies.ts'
import { getEvents, submitEvent } from './events.ts'
import { getMe } from './me.ts'
import { scrollCompanies, scrollUsers } from './scrolls.ts'
import { deleteTag, getTags, writeTag } from './tags.ts'
import { archiveUser, archiveUserBy, deleteUserForGood, getUser, getUsers, upsertUser } from './users.ts'

/** Every line of the API that the mock answers. */
export const routes: readonly Route[] = [
  upsertUser,
  getUser,
  getUsers,
  scrollUsers,
  archiveUser,
  archiveUserBy,
  deleteUserForGood,
  upsertCompany,
  getCompany,
  getCompanies,
  getUsersOfCompany,
  scrollCompanies,
  deleteCompany,
  submitEvent,
  getEvents,
  writeTag,
  getTags,
  deleteTag,
  getMe,
]
export { resourcesElsewhere } from './elsewhere.ts'
