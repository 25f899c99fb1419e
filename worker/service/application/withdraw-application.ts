import type { ApplicationView, withdrawApplication as endpoint } from '../../../shared/contract/application'
import type { InputOf } from '../../../shared/contract/endpoint'
import { allowedOf } from '../../../shared/domain/case/allowed'
import { requireConsent } from '../account/consent'
import { CASE_RULES_QUERY, caseRulesOf } from '../case/thresholds'
import { Turn } from '../case/turn'
import { packWords } from '../case/words'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { readAgain } from '../read-again'
import { calendarOf } from '../slot/calendar'
import { requireAuthority } from './agent'
import { wholeFacts, wholeQueries } from './read-application'
import { residentOf, turnView } from './turn-view'
import { openUnderWay, ownFiled } from './under-way'

/**
 * Withdraws one case, or all that are not decided yet. @throws AppError CASE_NOT_OPEN, CONFLICT, NOT_FOUND; codes of the
 * engine
 */
export function withdrawApplication(context: Context, input: InputOf<typeof endpoint>): Promise<ApplicationView> {
  return readAgain(() => withdraw(context, input))
}

async function withdraw(context: Context, { id, caseId, words }: InputOf<typeof endpoint>): Promise<ApplicationView> {
  const [settings, ...read] = await context.load([CASE_RULES_QUERY, ...wholeQueries(id)])
  requireConsent(context)
  const own = ownFiled(context, read[0])
  const underWay = await openUnderWay(context, own, read[4], read[5], read[6])
  const facts = await wholeFacts(context, own, read)
  requireAuthority(context, facts.content.agent, 'withdraw')
  const turn = new Turn(context, underWay, calendarOf(read[6]), caseRulesOf(settings))
  const isOpen = (one: (typeof underWay.cases)[number]) =>
    allowedOf(one.workflow, one.state, { roles: ['resident'], authorised: false }).includes('withdraw')
  const chosen = underWay.cases.filter(({ row }) => caseId === undefined || row.id === caseId)
  if (caseId !== undefined) found(chosen[0])
  const open = chosen.filter(isOpen)
  if (open.length === 0) throw new AppError('CASE_NOT_OPEN')
  const said = packWords({ text: words ?? null, points: {} })
  for (const { row } of open) {
    const command = { kind: 'withdraw', data: {}, ...(said === undefined ? {} : { words: said }) } as const
    turn.command(row.id, command, residentOf(context))
  }
  const view = turnView(context, facts, underWay, turn)
  await context.save(
    [...(await turn.writes(own.version)), context.audit('withdraw', 'application', id, own.point_id)],
    view,
  )
  return view
}
