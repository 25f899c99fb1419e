import type { ApplicationView } from '../../../shared/contract/application'
import { isEnded } from '../../../shared/domain/case/application-state'
import { bindingOf, clocksOf } from '../../../shared/domain/case/clock'
import { dayOf } from '../../../shared/domain/time'
import type { Turn, TurnActor } from '../case/turn'
import type { Context } from '../context'
import { askedMaterials, askViews, isAskedFor } from './ask'
import type { UnderWay } from './under-way'
import { type ApplicationFacts, applicationView } from './view'

/** The applicant, as the engine knows who acts. */
export const residentOf = ({ accountId }: Context): TurnActor => ({
  kind: 'resident',
  id: accountId,
  roles: ['resident'],
  authorised: false,
})

/** The application as it will be after a turn of its applicant. */
export function turnView(
  context: Context,
  facts: ApplicationFacts,
  { cases, setting }: UnderWay,
  turn: Turn,
): ApplicationView {
  const { row: own } = facts
  const after = cases.map((one) => ({ ...one, state: turn.stateOf(one.row.id) }))
  const members = after.map(({ row, workflow, state }) => ({ caseId: row.id, workflow, state }))
  const state = isEnded(members) ? ('ended' as const) : own.state
  const today = dayOf(context.now)
  const row = { ...own, state, version: own.version + 1, changed_at: context.now }
  const asks = after.flatMap((one) => askViews(setting.calendar, one, new Map()))
  return applicationView(context, {
    ...facts,
    row,
    cases: after.map((one) => ({
      ...one.row,
      state: one.state.state,
      dueDay: bindingOf(clocksOf(one.workflow, one.state, today, setting))?.dueDay ?? null,
    })),
    asked: askedMaterials(asks),
    isAsked: isAskedFor(asks),
  })
}
