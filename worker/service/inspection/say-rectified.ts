import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { sayRectified as endpoint } from '../../../shared/contract/own-inspection'
import { openTurn, turnQueries } from '../case/open-turn'
import { withId } from '../case/row'
import { packWords } from '../case/words'
import type { Context } from '../context'
import { readAgain } from '../read-again'
import { ownFileToAct, residentActor } from './own-visit'

type Input = InputOf<typeof endpoint>
type Answer = AnswerOf<typeof endpoint>

/**
 * The applicant has put right what the officers asked for: they look again.
 * @throws AppError NOT_FOUND, CONSENT_NEEDED, AGENT_NOT_AUTHORISED, CASE_STATE, CONFLICT
 */
export function sayRectified(context: Context, input: Input): Promise<Answer> {
  return readAgain(() => say(context, input))
}

async function say(context: Context, { id, caseIds, words }: Input): Promise<Answer> {
  const rows = await context.load(turnQueries(withId(id)))
  const { version } = (await ownFileToAct(context, rows[0], rows[1], rows[3])).application
  const { turn } = await openTurn(context, ...rows)
  const packed = packWords({ text: words ?? null, points: {} })
  for (const caseId of caseIds) {
    const command = { kind: 'rectified', data: {}, ...(packed === undefined ? {} : { words: packed }) } as const
    turn.command(caseId, command, residentActor(context))
  }
  const answer = { done: true, version: version + 1 } as const
  await context.save(await turn.writes(version), answer)
  return answer
}
