import type { postCertificates as endpoint } from '../../../shared/contract/certificate'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { guarded } from '../../db/statement'
import { withId } from '../case/row'
import type { Context } from '../context'
import { AppError } from '../error'
import { tellApplicant } from '../notice/tell-applicant'
import { handoverPaper } from './handover-paper'
import { keptOf, openPickupFile, pickupQueries, pickupView, wantedOf, windowActor } from './pickup-file'
import { certificateSpot } from './row'

const POST_SQL = `UPDATE certificate SET handover = 'posted', handed_at = ?, handed_by = ?, post_sealed = ?
  WHERE id = ? AND handover = 'kept' AND state = ?`

/** A tracking number for other eyes: who has it whole can have the letter sent elsewhere. */
const masked = (tracking: string): string => `***${tracking.slice(-4)}`

/**
 * Certificates go out by post; the tracking number is kept sealed and shown to the holder.
 * @throws AppError NOT_FOUND, CERTIFICATE_HANDED, CERTIFICATE_ENDED, CASE_ROLE, CONFLICT
 */
export async function postCertificates(
  context: Context,
  { id, base, certificateIds, carrier, tracking }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const { now, accountId, deps } = context
  const file = await openPickupFile(context, await context.load(pickupQueries(context, withId(id))))
  const wanted = wantedOf(file, certificateIds)
  const { turn, file: cases } = file
  if (cases.application.version !== base) throw new AppError('CONFLICT')
  for (const { case_id } of wanted) {
    const command = { kind: 'post', data: { carrier, tracking: masked(tracking) } } as const
    turn.command(case_id, command, windowActor(context, file, case_id))
  }
  const left = keptOf(file).filter((row) => !wanted.includes(row))
  const answer = await pickupView(context, file, left, base + 1)
  const rows = await Promise.all(
    wanted.map(async (row) => {
      const text = JSON.stringify({ carrier, tracking })
      const sealed = await deps.vault.seal(cases.key, certificateSpot(row.id, 'post_sealed'), text)
      return guarded('CONFLICT', POST_SQL, [now, accountId, sealed, row.id, row.state])
    }),
  )
  const told = await Promise.all(
    wanted.map((row) =>
      tellApplicant(
        context,
        cases.application,
        { topic: 'certificate_posted', facts: { itemId: row.item_id, carrier } },
        { ref: { kind: 'certificate', id: row.id }, dedupe: `certificate_posted/${row.id}` },
      ),
    ),
  )
  await context.save(
    [
      ...(await turn.writes(base)),
      ...rows,
      ...told.flat(),
      ...(await handoverPaper(context, file, wanted, `${carrier} ${tracking}`)),
      ...wanted.map((row) => context.audit('post', 'certificate', row.id, row.point_id)),
    ],
    answer,
  )
  return answer
}
