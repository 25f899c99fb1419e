import type { endCertificate as endpoint } from '../../../shared/contract/certificate'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { guarded, type Write, write } from '../../db/statement'
import { authorityOn, authorityQuery, standInQuery } from '../case/authority'
import { openTurn, turnQueries } from '../case/open-turn'
import type { Which } from '../case/row'
import { packWords } from '../case/words'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { tellApplicant } from '../notice/tell-applicant'
import { certificateQuery, certificateSpot } from './row'
import { certificateView } from './view'

const ofCertificate = (id: string): Which => ({
  sql: '(SELECT application_id FROM certificate WHERE id = ?)',
  args: [id],
})
const END_SQL = `UPDATE certificate SET state = ?, ended_at = ?, ended_by = ?, ended_why_sealed = ?, remind_at = NULL,
  expires_at = NULL WHERE id = ? AND state = 'valid'`
const UNPUBLISH_SQL = "UPDATE published_grant SET state = 'ended' WHERE case_id = ?"

/**
 * Ends a certificate by the authority's own act. As long as its case is open a revocation is a decision on the case, and
 * the engine says whether there is a ground; later it stands for itself. Who may decide is asked the same way.
 * @throws AppError NOT_FOUND, CERTIFICATE_ENDED, CASE_NOT_AUTHORISED, CASE_UNRESOLVED, CONFLICT
 */
export async function endCertificate(
  context: Context,
  { id, how, grounds }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const { now, accountId, deps } = context
  const [filed, cases, stored, notices, settings, authorities, standIns, rows] = await context.load([
    ...turnQueries(ofCertificate(id)),
    authorityQuery(context),
    standInQuery(context),
    certificateQuery('c.id = ?', [id]),
  ])
  const row = found(rows[0])
  const of = found(cases.find((one) => one.id === row.case_id))
  const authority = authorityOn(context, of, authorities, standIns)
  if (!authority.roles.includes('approver')) throw new AppError('NOT_FOUND')
  if (!authority.authorised) throw new AppError('CASE_NOT_AUTHORISED')
  if (row.state !== 'valid') throw new AppError('CERTIFICATE_ENDED')

  const { file, turn } = await openTurn(context, filed, cases, stored, notices, settings)
  const words = grounds.join('\n')
  const why = await deps.vault.seal(file.key, certificateSpot(id, 'ended_why_sealed'), words)
  const isDecision = how === 'revoked' && turn.stateOf(of.id).endedAt === null
  const end = guarded('CERTIFICATE_ENDED', END_SQL, [how, now, accountId, why, id])
  const answer = await certificateView(context, { ...row, state: how, ended_at: now, ended_why_sealed: why })
  const about = { ref: { kind: 'certificate', id }, dedupe: `certificate_ended/${id}` } as const
  const told = { topic: 'certificate_ended', facts: { itemId: row.item_id } } as const
  let decided: Write[] = []
  if (isDecision) {
    const packed = packWords({ text: words, points: {} })
    turn.command(
      of.id,
      { kind: 'revoke', data: { grounds }, ...(packed === undefined ? {} : { words: packed }) },
      { kind: 'staff', id: accountId, ...authority },
    )
    decided = await turn.writes(file.application.version)
  }
  await context.save(
    [
      // First: the turn ends what is still valid, without the words.
      end,
      ...decided,
      write(UNPUBLISH_SQL, [of.id]),
      ...(await tellApplicant(context, file.application, told, about)),
      context.audit(how, 'certificate', id, row.point_id),
    ],
    answer,
  )
  return answer
}
