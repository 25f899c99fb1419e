import * as v from 'valibot'
import { DOCUMENT_KINDS } from '../domain/identity'
import { BeforeQuery, Done, Id, IdParams, Instant, Phone, text } from './common'
import { endpoint, PERSON, STAFF_ROLES } from './endpoint'
import { IdentityView } from './identity'
import { person } from './staff'

/** The version of the privacy text a person has agreed to; a newer text asks again. */
export const CONSENT_VERSION = '2026-11-01'

export const DocumentKind = v.picklist(DOCUMENT_KINDS)
export const PartyView = v.object({
  id: Id,
  kind: v.picklist(['self', 'relative', 'company']),
  name: v.pipe(v.string(), v.description('Masked')),
  relation: v.nullable(v.string()),
  documentKind: v.nullable(DocumentKind),
  document: v.nullable(v.pipe(v.string(), v.description('Masked'))),
  phone: v.nullable(v.pipe(v.string(), v.description('Masked'))),
})
/** Someone an account books for: oneself, a relative, a company. */
export type PartyView = v.InferOutput<typeof PartyView>

export const StandingView = v.object({
  bannedUntil: v.nullable(Instant),
  noShows: v.number(),
  cancels: v.number(),
  objection: v.nullable(v.picklist(['open', 'upheld', 'declined'])),
})

export const MeView = v.object({
  id: Id,
  work: v.pipe(person, v.description('How the hall shows the caller at work')),
  phone: v.nullable(v.pipe(v.string(), v.description('Masked'))),
  identity: v.pipe(v.nullable(IdentityView), v.description('Who the person was found to be; null: not verified yet')),
  language: v.picklist(['zh-CN', 'en']),
  largeType: v.boolean(),
  consented: v.boolean(),
  roles: v.array(
    v.object({
      role: v.picklist(STAFF_ROLES),
      pointId: v.nullable(Id),
      departmentId: v.nullable(Id),
      expiresAt: Instant,
    }),
  ),
  parties: v.array(PartyView),
  unread: v.number(),
  standing: StandingView,
})
export type MeView = v.InferOutput<typeof MeView>

export const readMe = endpoint({
  name: 'readMe',
  method: 'GET',
  path: '/api/v1/me',
  access: PERSON,
  summary: 'The account, the people it books for, its roles and its standing',
  answer: MeView,
})

export const changeMe = endpoint({
  name: 'changeMe',
  method: 'PUT',
  path: '/api/v1/me',
  access: PERSON,
  summary: 'Changes language, type size or consent',
  body: v.strictObject({
    language: v.optional(v.picklist(['zh-CN', 'en'])),
    largeType: v.optional(v.boolean()),
    consent: v.optional(v.literal(CONSENT_VERSION)),
  }),
  answer: Done,
})

export const addParty = endpoint({
  name: 'addParty',
  method: 'POST',
  path: '/api/v1/me/parties',
  access: PERSON,
  summary: 'Adds someone to book for; the document number is checked (GB 11643, GB 32100)',
  body: v.variant('kind', [
    v.strictObject({
      kind: v.picklist(['self', 'relative']),
      name: text(1, 60),
      relation: v.optional(text(1, 20)),
      documentKind: DocumentKind,
      document: text(5, 30),
      phone: v.optional(Phone),
    }),
    v.strictObject({
      kind: v.literal('company'),
      name: text(2, 100),
      uscc: text(18, 18),
      phone: v.optional(Phone),
    }),
  ]),
  answer: PartyView,
  status: 201,
  idempotent: 'optional',
  errors: ['BAD_FIELD', 'CONSENT_NEEDED', 'CONFLICT', 'LIMIT_PARTIES'],
})

export const removeParty = endpoint({
  name: 'removeParty',
  method: 'DELETE',
  path: '/api/v1/me/parties/:id',
  access: PERSON,
  summary: 'Removes someone; their key is destroyed unless an appointment still needs it',
  params: IdParams,
  answer: Done,
})

export const exportMe = endpoint({
  name: 'exportMe',
  method: 'GET',
  path: '/api/v1/me/export',
  access: PERSON,
  summary: 'Everything held about the account, unmasked, as JSON',
  answer: v.object({
    exportedAt: Instant,
    account: v.record(v.string(), v.unknown()),
    parties: v.array(v.record(v.string(), v.unknown())),
    appointments: v.array(v.record(v.string(), v.unknown())),
    ratings: v.array(v.record(v.string(), v.unknown())),
    messages: v.array(v.record(v.string(), v.unknown())),
    checklists: v.array(v.record(v.string(), v.unknown())),
    applications: v.array(v.record(v.string(), v.unknown())),
  }),
})

export const deleteMe = endpoint({
  name: 'deleteMe',
  method: 'DELETE',
  path: '/api/v1/me',
  access: PERSON,
  summary:
    'Deletes the account: keys destroyed, sessions ended, open appointments cancelled; what the law keeps stays without personal data',
  answer: Done,
  errors: ['LAST_ADMIN', 'CONFLICT'],
})

export const objectToBan = endpoint({
  name: 'objectToBan',
  method: 'POST',
  path: '/api/v1/me/objection',
  access: PERSON,
  summary: 'Objects to a booking ban; a supervisor answers',
  body: v.strictObject({ words: text(1, 500) }),
  answer: Done,
  status: 201,
  errors: ['OBJECTION_EXISTS', 'CONFLICT'],
})

export const MessageView = v.object({
  id: Id,
  topic: v.string(),
  title: v.string(),
  body: v.string(),
  ref: v.nullable(
    v.object({
      kind: v.picklist(['appointment', 'waitlist', 'visit', 'application', 'application_rating', 'certificate']),
      id: Id,
    }),
  ),
  createdAt: Instant,
  readAt: v.nullable(Instant),
})
export type MessageView = v.InferOutput<typeof MessageView>

export const listMessages = endpoint({
  name: 'listMessages',
  method: 'GET',
  path: '/api/v1/me/inbox',
  access: PERSON,
  summary: 'The in-app inbox, newest first',
  query: BeforeQuery,
  answer: v.object({ messages: v.array(MessageView), next: v.nullable(v.number()) }),
})

export const markMessageRead = endpoint({
  name: 'markMessageRead',
  method: 'POST',
  path: '/api/v1/me/inbox/:id/read',
  access: PERSON,
  summary: 'Marks a message as read',
  params: IdParams,
  answer: Done,
})
