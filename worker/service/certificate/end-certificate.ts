import type { endCertificate as endpoint } from '../../../shared/contract/certificate'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { CancellationGround, CaseCommand, WithdrawalGround } from '../../../shared/domain/case/event'
import { oneOf } from '../../../shared/domain/case/event-facts'
import type { Workflow } from '../../../shared/domain/case/workflow'
import { GROUNDS_OF } from '../../../shared/domain/certificate'
import { LICENSING_LAW } from '../../../shared/domain/document/law'
import { lawWords } from '../../../shared/domain/document/remedies'
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

type Input = InputOf<typeof endpoint>

/** Of 行政许可法. */
const ARTICLES = { withdrawn: 8, revoked: 69, cancelled: 70 } as const

/**
 * What ends a certificate whose case is still open: a decision on the case, for which the engine asks the ground. Null: the
 * law knows no such ground for this ending.
 */
function commandOf({ how, ground, grounds: said }: Input, nature: Workflow['nature']): CaseCommand | null {
  const packed = packWords({ text: said.join('\n'), points: {} })
  // What was said is the reason; only a licence rests on the licensing law.
  const grounds = nature === 'licence' ? [lawWords({ law: LICENSING_LAW.law, articles: [ARTICLES[how]] }).zh] : said
  const words = packed === undefined ? {} : { words: packed }
  if (how === 'revoked') {
    const known = oneOf(GROUNDS_OF[how], ground)
    return known === undefined ? null : { kind: 'revoke', data: { ground: known, grounds }, ...words }
  }
  const known = oneOf<WithdrawalGround | CancellationGround>(GROUNDS_OF[how], ground)
  return known === undefined ? null : { kind: 'end_certificate', data: { how, ground: known, grounds }, ...words }
}

/**
 * Ends a certificate by the authority's own act, on a ground the law names. As long as its case is open that is an act on
 * the case too, which is over with it: nothing is left to collect. Later it stands for itself. Who may decide is asked the
 * same way.
 * @throws AppError NOT_FOUND, CERTIFICATE_ENDED, CASE_NOT_AUTHORISED, CASE_UNRESOLVED for a commitment that no check has found
 *   broken, CASE_STATE, BAD_FIELD, CONFLICT
 */
export async function endCertificate(context: Context, input: Input): Promise<AnswerOf<typeof endpoint>> {
  const { id, how, grounds } = input
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
  const nature = found(file.cases.find(({ row: one }) => one.id === of.id)).workflow.nature
  const command = commandOf(input, nature)
  if (command === null) throw new AppError('BAD_FIELD', { field: 'ground' })
  const why = await deps.vault.seal(file.key, certificateSpot(id, 'ended_why_sealed'), grounds.join('\n'))
  const isOpen = turn.stateOf(of.id).endedAt === null
  const end = guarded('CERTIFICATE_ENDED', END_SQL, [how, now, accountId, why, id])
  const answer = await certificateView(context, { ...row, state: how, ended_at: now, ended_why_sealed: why })
  const about = { ref: { kind: 'certificate', id }, dedupe: `certificate_ended/${id}` } as const
  const told = { topic: 'certificate_ended', facts: { itemId: row.item_id } } as const
  let decided: Write[] = []
  if (isOpen) {
    turn.command(of.id, command, { kind: 'staff', id: accountId, ...authority })
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
