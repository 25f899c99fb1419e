import type { Variant } from '../../../shared/contract/service-item'
import type { CertificateSource, CertificateState, HandoverState } from '../../../shared/domain/certificate'
import { type Query, query, type Value } from '../../db/statement'

/** A certificate, with what its holder's name is made of. */
export interface CertificateRow {
  id: string
  application_id: string
  case_id: string
  account_id: string | null
  item_id: string
  kind: string
  department_id: string
  point_id: string
  variant: Variant
  number: string
  source: CertificateSource
  seal: string | null
  file_id: string | null
  valid_from: string
  valid_until: string | null
  state: CertificateState
  previous_id: string | null
  next_id: string | null
  handover: HandoverState
  handed_to: 'applicant' | 'agent' | null
  handed_at: number | null
  post_sealed: string | null
  ended_at: number | null
  ended_why_sealed: string | null
  remind_at: number | null
  expires_at: number | null
  renewal_deemed_at: number | null
  created_at: number
  application_number: string | null
  applicant_sealed: string | null
  delivery_sealed: string | null
  key_id: string
  wrapped: string | null
  key_version: number
}

const SQL = `SELECT c.id, c.application_id, c.case_id, c.account_id, c.item_id, c.kind, c.department_id, c.point_id,
  c.variant, c.number, c.source, c.seal, c.file_id, c.valid_from, c.valid_until, c.state, c.previous_id,
  (SELECT n.id FROM certificate n WHERE n.previous_id = c.id) AS next_id, c.handover, c.handed_to, c.handed_at,
  c.post_sealed, c.ended_at, c.ended_why_sealed, c.remind_at, c.expires_at, c.renewal_deemed_at, c.created_at,
  a.number AS application_number, a.applicant_sealed, a.delivery_sealed, k.id AS key_id, k.wrapped, k.version AS key_version
  FROM certificate c JOIN application a ON a.id = c.application_id JOIN person_key k ON k.id = a.key_id`

/** Reads certificates; `where` speaks of `c` and `a`. */
export const certificateQuery = (where: string, args: readonly Value[]): Query<CertificateRow> =>
  query<CertificateRow>(`${SQL} WHERE ${where}`, args)

/** Columns sealed with the key of the application. */
export const certificateSpot = (id: string, column: 'post_sealed' | 'ended_why_sealed') => `certificate/${id}/${column}`
export const pickupSpot = (applicationId: string) => `pickup/${applicationId}/code_sealed`
