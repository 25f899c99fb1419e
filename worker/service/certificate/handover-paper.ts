import type { Write } from '../../db/statement'
import type { Context } from '../context'
import { documentWrites } from '../document/document-writes'
import type { PickupFile } from './pickup-file'
import type { CertificateRow } from './row'
import { certificateName } from './view'

/** 证照领取回执: one paper for what was given out at once; `tracking` null: at the window. */
export async function handoverPaper(
  context: Context,
  { file, content }: PickupFile,
  given: readonly CertificateRow[],
  tracking: string | null,
): Promise<Write[]> {
  const { application, key } = file
  const [first] = given
  if (first === undefined || application.number === null) return []
  const { kind, name } = content.applicant
  const certificates = given.map((row) => ({ name: certificateName(context, row.item_id), number: row.number }))
  const { writes } = await documentWrites(context, {
    application: {
      id: application.id,
      number: application.number,
      pointId: first.point_id,
      holder: { kind: kind ?? 'person', name: name ?? '' },
    },
    case: null,
    facts: { kind: 'handover', certificates, by: tracking === null ? 'window' : 'post', tracking },
    key,
  })
  return writes
}
