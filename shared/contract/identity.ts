import * as v from 'valibot'
import { DOCUMENT_KINDS } from '../domain/identity'
import { Id, Instant, Phone, text } from './common'
import { endpoint, PERSON, staff } from './endpoint'

const DocumentKind = v.picklist(DOCUMENT_KINDS)

/** Who the account's person was found to be. */
export const IdentityView = v.object({
  name: v.pipe(v.string(), v.description('Masked')),
  documentKind: DocumentKind,
  document: v.pipe(v.string(), v.description('Masked')),
  by: v.pipe(v.picklist(['service', 'counter']), v.description('The authentication service, or a clerk who saw it')),
  at: Instant,
})
export type IdentityView = v.InferOutput<typeof IdentityView>

const who = { name: text(1, 60), documentKind: DocumentKind, document: text(5, 30) }

export const verifyIdentity = endpoint({
  name: 'verifyIdentity',
  method: 'POST',
  path: '/api/v1/me/identity',
  access: PERSON,
  summary: 'Asks the authentication service whether name, document and the confirmed phone belong together',
  body: v.strictObject(who),
  answer: IdentityView,
  errors: ['BAD_FIELD', 'CONSENT_NEEDED', 'PHONE_NEEDED', 'IDENTITY_DIFFERENT', 'IDENTITY_AT_COUNTER', 'IDENTITY_DOWN'],
})

export const verifyAtCounter = endpoint({
  name: 'verifyAtCounter',
  method: 'POST',
  path: '/api/v1/desk/identities',
  access: staff('clerk'),
  summary: 'A clerk has seen the person and the document: the account with this confirmed phone is theirs',
  body: v.strictObject({ pointId: Id, phone: Phone, ...who }),
  answer: IdentityView,
  status: 201,
  idempotent: 'optional',
  errors: ['BAD_FIELD', 'NOT_FOUND'],
})
