import type { issueCertificate as endpoint } from '../../../shared/contract/certificate'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { query } from '../../db/statement'
import { authorityOn, authorityQuery, standInQuery } from '../case/authority'
import { openTurn, turnQueries } from '../case/open-turn'
import { ofCase } from '../case/row'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { issuing } from './issuing'
import { pickupQuery } from './pickup-code'
import { certificateView } from './view'

const READY_SQL = `SELECT id FROM file WHERE id = ? AND state = 'ready'
  AND (account_id = ? OR (account_id IS NULL AND created_by = ?))`

/**
 * Issues what a case was granted. Of fifty taps one issues; the others find that the case has moved on.
 * @throws AppError NOT_FOUND, CONFLICT, CASE_STATE, CASE_ROLE, CERTIFICATE_NUMBER_TAKEN, CERTIFICATE_DAYS,
 *   CERTIFICATE_UNKNOWN, FILE_NOT_READY
 */
export async function issueCertificate(
  context: Context,
  { id, base, number, validFrom, validUntil, fileId, seal, replaces }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const { accountId } = context
  const which = ofCase(id)
  const [filed, cases, stored, notices, settings, authorities, standIns, pickups, ready] = await context.load([
    ...turnQueries(which),
    authorityQuery(context),
    standInQuery(context),
    pickupQuery(which),
    query<{ id: string }>(READY_SQL, [fileId ?? '', accountId, accountId]),
  ])
  const of = found(cases.find((row) => row.id === id))
  const authority = authorityOn(context, of, authorities, standIns)
  if (authority.roles.length === 0) throw new AppError('NOT_FOUND')
  if (fileId !== null && ready.length === 0) throw new AppError('FILE_NOT_READY', { field: 'fileId' })
  const { file, turn } = await openTurn(context, filed, cases, stored, notices, settings)
  if (file.application.version !== base) throw new AppError('CONFLICT')
  const { row, writes } = await issuing(
    context,
    { file, turn },
    of,
    { number, source: 'entered', validFrom, validUntil, fileId, seal, replaces },
    { actor: { kind: 'staff', id: accountId, ...authority }, hasCode: pickups.length > 0 },
  )
  const answer = await certificateView(context, row)
  await context.save([...(await turn.writes(base)), ...writes], answer)
  return answer
}
