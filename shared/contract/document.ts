import * as v from 'valibot'
import { PAPER_KINDS } from '../domain/document/kind'
import { Text } from './bilingual'
import { DayText, Id, IdParams, Instant, text } from './common'
import { ANYONE, endpoint, PERSON, staff } from './endpoint'

const PaperKind = v.picklist(PAPER_KINDS)

const Row = v.object({ label: Text, value: Text })

/** The words of a receipt or notice, as they were issued and signed. */
const SheetView = v.object({
  body: v.array(Text),
  rows: v.array(Row),
  lists: v.array(v.object({ title: Text, lines: v.array(Text) })),
  remedies: v.pipe(v.array(Text), v.description('What can be done against the decision')),
  notes: v.array(Text),
})

/** One line of a list of papers. */
export const DocumentSummary = v.object({
  code: Id,
  kind: PaperKind,
  title: Text,
  number: v.string(),
  state: v.picklist(['genuine', 'revoked']),
  caseId: v.nullable(Id),
  item: v.pipe(v.nullable(Text), v.description('Null for a paper of the whole application')),
  authority: Text,
  issuedAt: Instant,
})
export type DocumentSummary = v.InferOutput<typeof DocumentSummary>

/** A whole receipt or notice, made to print. */
export const DocumentView = v.object({
  ...DocumentSummary.entries,
  applicationId: Id,
  applicationNumber: v.string(),
  holder: v.string(),
  hall: Text,
  hotline: v.string(),
  sheet: SheetView,
  isSample: v.pipe(v.boolean(), v.description('No seal: 样证，不具印章效力')),
  isAuthentic: v.pipe(v.boolean(), v.description('Our signature fits every word; false: do not show it as ours')),
  fingerprint: v.pipe(v.string(), v.description('SHA-256 of what was signed, hex')),
  signedWith: v.pipe(v.string(), v.description('Algorithm and key')),
  revokedAt: v.nullable(Instant),
  revokedWhy: v.nullable(v.string()),
})
export type DocumentView = v.InferOutput<typeof DocumentView>

/** What a stranger learns who holds a paper. */
export const Verification = v.object({
  state: v.picklist(['genuine', 'revoked', 'unknown']),
  paper: v.nullable(
    v.object({
      kind: PaperKind,
      title: Text,
      number: v.string(),
      day: DayText,
      holder: v.pipe(v.string(), v.description('Masked')),
    }),
  ),
})
export type Verification = v.InferOutput<typeof Verification>

const READERS = ['clerk', 'reviewer', 'approver', 'inspector', 'issuer', 'supervisor'] as const

export const listDocuments = endpoint({
  name: 'listDocuments',
  method: 'GET',
  path: '/api/v1/applications/:id/documents',
  access: PERSON,
  summary: 'Receipts and notices of the caller’s application, oldest first',
  params: IdParams,
  answer: v.object({ documents: v.array(DocumentSummary) }),
})

export const readDocument = endpoint({
  name: 'readDocument',
  method: 'GET',
  path: '/api/v1/documents/:id',
  access: PERSON,
  summary: 'One receipt or notice of the caller’s application, whole',
  params: IdParams,
  answer: DocumentView,
})

export const listDeskDocuments = endpoint({
  name: 'listDeskDocuments',
  method: 'GET',
  path: '/api/v1/desk/applications/:id/documents',
  access: staff(...READERS),
  summary: 'Receipts and notices of an application: all of them at its service point, a department’s own elsewhere',
  params: IdParams,
  answer: v.object({ documents: v.array(DocumentSummary) }),
})

export const readDeskDocument = endpoint({
  name: 'readDeskDocument',
  method: 'GET',
  path: '/api/v1/desk/documents/:id',
  access: staff(...READERS),
  summary: 'One receipt or notice, whole, for the service point and the department it belongs to',
  params: IdParams,
  answer: DocumentView,
})

export const verifyDocument = endpoint({
  name: 'verifyDocument',
  method: 'GET',
  path: '/api/v1/documents/:id/verify',
  access: ANYONE,
  summary: 'Whether a paper is ours: genuine, revoked or unknown; kind, number, date and masked holder, nothing more',
  params: IdParams,
  answer: Verification,
})

export const revokeDocument = endpoint({
  name: 'revokeDocument',
  method: 'POST',
  path: '/api/v1/desk/documents/:id/revocation',
  access: staff('supervisor', 'approver'),
  summary: 'Revokes a paper with a reason; it stays in the file, and whoever checks it is told',
  params: IdParams,
  body: v.strictObject({ reason: text(2, 300) }),
  answer: DocumentView,
  idempotent: 'optional',
  errors: ['DOCUMENT_REVOKED'],
})
