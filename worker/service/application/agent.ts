import type { AgentView } from '../../../shared/contract/application-part'
import { type AgentAct, agentMay } from '../../../shared/domain/applicant'
import { dayOf } from '../../../shared/domain/time'
import type { Context } from '../context'
import { AppError } from '../error'

/**
 * Who handed in an application with a 经办人 is that 经办人: further acts need an authorisation that covers them today.
 * @throws AppError AGENT_NOT_AUTHORISED
 */
export function requireAuthority({ now }: Context, agent: AgentView | null, act: AgentAct): void {
  if (agent !== null && !agentMay(agent, act, dayOf(now))) throw new AppError('AGENT_NOT_AUTHORISED')
}
