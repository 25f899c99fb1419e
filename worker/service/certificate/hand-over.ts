import type { handOver as endpoint } from '../../../shared/contract/certificate'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { agentMay } from '../../../shared/domain/applicant'
import { dayOf } from '../../../shared/domain/time'
import { guarded } from '../../db/statement'
import { withNumber } from '../case/row'
import type { Context } from '../context'
import { AppError } from '../error'
import { readAgain } from '../read-again'
import { handoverPaper } from './handover-paper'
import { clearFailures } from './pickup-code'
import { keptOf, openPickupFile, pickupQueries, pickupView, requireProof, wantedOf, windowActor } from './pickup-file'

type Input = InputOf<typeof endpoint>
type Answer = AnswerOf<typeof endpoint>

const HAND_SQL = `UPDATE certificate SET handover = 'handed', handed_to = ?, handed_at = ?, handed_by = ?
  WHERE id = ? AND handover = 'kept' AND state = ?`

/**
 * Hands certificates over, each once, to the applicant or to an agent whose authorisation covers it today.
 * @throws AppError PICKUP_WRONG, PICKUP_LOCKED, PICKUP_AGENT, CERTIFICATE_HANDED, CERTIFICATE_ENDED, NOT_FOUND, CONFLICT
 */
export function handOver(context: Context, input: Input): Promise<Answer> {
  return readAgain(() => hand(context, input))
}

async function hand(context: Context, { number, code, document, certificateIds, to }: Input): Promise<Answer> {
  const { now, accountId } = context
  const file = await openPickupFile(context, await context.load(pickupQueries(context, withNumber(number))))
  await requireProof(context, file, { code, document })
  const { agent } = file.content
  if (to === 'agent' && !(agent !== null && agentMay(agent, 'collect', dayOf(now)))) throw new AppError('PICKUP_AGENT')
  const wanted = wantedOf(file, certificateIds)
  const { turn, file: cases } = file
  for (const { case_id } of wanted) {
    turn.command(case_id, { kind: 'hand_out', data: { to } }, windowActor(context, file, case_id))
  }
  const { id, version } = cases.application
  const left = keptOf(file).filter((row) => !wanted.includes(row))
  const answer = await pickupView(context, file, left, version + 1)
  const writes = [
    ...(await turn.writes(version)),
    ...wanted.map((row) => guarded('CONFLICT', HAND_SQL, [to, now, accountId, row.id, row.state])),
    ...(code === undefined ? [] : [clearFailures(context, id)]),
    ...(await handoverPaper(context, file, wanted, null)),
    ...wanted.map((row) => context.audit('hand_over', 'certificate', row.id, row.point_id, { to })),
  ]
  await context.save(writes, answer)
  return answer
}
