import { readDesk } from '../../shared/contract/case'
import * as inspection from '../../shared/contract/inspection'
import { accountOf, type Hall, type Login } from './hall'
import type { Officers } from './officers'

const PLACE = '金牛区样例大道 18 号'

interface Planned {
  items: readonly string[]
  officers: Readonly<Record<string, Officers>>
  /** The instants to choose from. */
  times: number[]
}

/** Plans one visit for these items, with two inspectors of each department. @returns its id */
export async function planVisit(
  hall: Hall,
  as: Login,
  id: string,
  { items, officers, times }: Planned,
): Promise<string> {
  const params = { id }
  const { answer } = await hall.call(readDesk, { as, params })
  const cases = answer.cases.filter(({ itemId }) => items.includes(itemId))
  const going = cases.flatMap(({ departmentId }) => {
    const of = officers[departmentId]
    return of ? [of.inspector, of.secondInspector].map((one) => ({ departmentId, accountId: accountOf(one) })) : []
  })
  const body = { base: answer.version, caseIds: cases.map((one) => one.id), times, place: PLACE, officers: going }
  return (await hall.call(inspection.planInspection, { as, params, body })).answer.id
}

/** Two inspectors of a department record what they found; words: what is to be put right by then. */
export async function recordFinding(
  hall: Hall,
  visitId: string,
  { inspector: as, secondInspector }: Officers,
  rectify?: { words: string; rectifyUntil: string },
): Promise<void> {
  const params = { id: visitId }
  const { answer } = await hall.call(inspection.readInspection, { as, params })
  const officers = [as, secondInspector].map(accountOf)
  const found = { foundAt: hall.clock.now(), officers, ...rectify }
  const commands = answer.cases
    .filter(({ mine }) => mine)
    .map(({ caseId }) => ({
      ...{ kind: 'finding' as const, id: crypto.randomUUID(), base: answer.base, caseId, ...found },
      outcome: rectify ? ('rectify' as const) : ('pass' as const),
    }))
  const sent = await hall.call(inspection.syncFindings, { as, params, body: { commands } })
  const refused = sent.answer.results.find(({ result }) => result !== 'done')
  if (refused) throw new Error(`not recorded: ${refused.code}`)
}
