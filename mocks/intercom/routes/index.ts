import type { Route } from '../route.ts'
import { getAdmin, getAdmins, getTeam, getTeams, setAway } from './admins.ts'
import { bulkEvents, bulkUsers, getJob, getJobErrors } from './bulk.ts'
import { deleteCompany, getCompanies, getCompany, getUsersOfCompany, writeCompany } from './companies.ts'
import {
  getConversation,
  getConversations,
  markConversation,
  replyToConversation,
  replyToLastConversation,
} from './conversations.ts'
import { getCounts } from './counts.ts'
import { getDataAttributes } from './data-attributes.ts'
import { linesElsewhere } from './elsewhere.ts'
import { getEvents, submitEvent } from './events.ts'
import { convertLead, deleteLead, deleteLeadBy, getLead, getLeads, updateLead, writeLead } from './leads.ts'
import { getMe } from './me.ts'
import { createMessage } from './messages.ts'
import { createNote, getNote, getNotes } from './notes.ts'
import { scrollCompanies, scrollLeads, scrollUsers } from './scrolls.ts'
import { getSegment, getSegments } from './segments.ts'
import {
  createSubscription,
  deleteSubscription,
  getErrors,
  getSent,
  getSubscription,
  getSubscriptions,
  pingSubscription,
  putSubscription,
  updateSubscription,
} from './subscriptions.ts'
import { deleteTag, getTags, writeTag } from './tags.ts'
import { deleteUser, deleteUserBy, getUser, getUsers, requestPermanentDeletion, writeUser } from './users.ts'
import {
  convertVisitor,
  deleteVisitor,
  getVisitor,
  getVisitorBy,
  postVisitor,
  updateVisitor,
  updateVisitorBy,
} from './visitors.ts'

/** Every line of the API that the mock answers. */
export const routes: readonly Route[] = [
  writeUser,
  getUser,
  getUsers,
  scrollUsers,
  deleteUser,
  deleteUserBy,
  requestPermanentDeletion,
  writeLead,
  updateLead,
  getLead,
  getLeads,
  scrollLeads,
  deleteLead,
  deleteLeadBy,
  convertLead,
  getVisitor,
  getVisitorBy,
  updateVisitor,
  updateVisitorBy,
  postVisitor,
  deleteVisitor,
  convertVisitor,
  writeCompany,
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
  getSegments,
  getSegment,
  createNote,
  getNote,
  getNotes,
  getCounts,
  getDataAttributes,
  getAdmins,
  getAdmin,
  setAway,
  getTeams,
  getTeam,
  getMe,
  createMessage,
  getConversations,
  getConversation,
  markConversation,
  replyToConversation,
  replyToLastConversation,
  createSubscription,
  getSubscriptions,
  getSubscription,
  putSubscription,
  updateSubscription,
  deleteSubscription,
  pingSubscription,
  getSent,
  getErrors,
  bulkUsers,
  bulkEvents,
  getJob,
  getJobErrors,
  ...linesElsewhere,
]
export { linesElsewhere, notHere, resourcesElsewhere } from './elsewhere.ts'
