import type { ApplicationView, supplementApplication as endpoint } from '../../../shared/contract/application'
import type { InputOf } from '../../../shared/contract/endpoint'
import type { Write } from '../../db/statement'
import { requireConsent } from '../account/consent'
import { arrivedCommands } from '../case/arrived'
import type { OpenCase } from '../case/case-file'
import { CASE_RULES_QUERY, caseRulesOf } from '../case/thresholds'
import { Turn } from '../case/turn'
import { packWords } from '../case/words'
import type { Context } from '../context'
import { AppError } from '../error'
import { readAgain } from '../read-again'
import { calendarOf } from '../slot/calendar'
import { requireAuthority } from './agent'
import { changedContent, changedPoints, contentWrites, rememberChange } from './content-change'
import { materialWrites } from './material-writes'
import { wholeFacts, wholeQueries } from './read-application'
import { readyFiles } from './row'
import { residentOf, turnView } from './turn-view'
import { openUnderWay, ownFiled } from './under-way'
import { planOf } from './view'
import { withMaterials } from './with-materials'

type Input = InputOf<typeof endpoint>

/**
 * Gives what a supplement notice lists or what was promised for later, once for every case that asks for it; nothing
 * else can be changed after the submission. @throws AppError NOTHING_ASKED, FILE_NOT_READY, BAD_FIELD, CONFLICT; codes of the engine
 */
export function supplementApplication(context: Context, input: Input): Promise<ApplicationView> {
  return readAgain(() => supplement(context, input))
}

async function supplement(context: Context, input: Input): Promise<ApplicationView> {
  const { id, materials: given = {}, form = {}, applicant = {}, words } = input
  const change = { applicant, form }
  const [settings, ready, ...read] = await context.load([
    CASE_RULES_QUERY,
    readyFiles(context, given),
    ...wholeQueries(id),
  ])
  requireConsent(context)
  const own = ownFiled(context, read[0])
  const underWay = await openUnderWay(context, own, read[4], read[5], read[6])
  const facts = await wholeFacts(context, own, read)
  requireAuthority(context, facts.content.agent, 'supplement')
  requireAsked(underWay.cases, input)
  const commands = underWay.cases.flatMap((one) =>
    arrivedCommands(one.state, Object.keys(given), changedPoints(change)).map((command) => ({
      caseId: one.row.id,
      command,
    })),
  )
  if (commands.length === 0) throw new AppError('NOTHING_ASKED')
  const plan = planOf(context, own)
  const isChanged = changedPoints(change).length > 0
  const content = isChanged ? changedContent(context, plan, facts.content, change) : facts.content
  const turn = new Turn(context, underWay, calendarOf(read[6]), caseRulesOf(settings))
  const said = packWords({ text: words ?? null, points: {} })
  for (const { caseId, command } of commands)
    turn.command(caseId, said === undefined ? command : { ...command, words: said }, residentOf(context))

  rememberChange(turn, plan, underWay.cases, change, { words: said, actorOn: () => residentOf(context) })
  const after = withMaterials(facts, given, ready)
  const view = turnView(context, { ...facts, ...after, content, row: own }, underWay, turn)
  const of = { applicationId: id, accountId: context.accountId, now: context.now, pages: facts.pages }
  const writes: Write[] = [
    ...(await turn.writes(own.version)),
    ...Object.entries(given).flatMap(([materialId, value]) => materialWrites(of, materialId, value)),
    ...(isChanged ? await contentWrites(context, own, facts.key, content) : []),
    context.audit('supplement', 'application', id, own.point_id),
  ]
  await context.save(writes, view)
  return view
}

/** @throws AppError NOTHING_ASKED; BAD_FIELD for something that no case asks for, or a promise in place of a paper */
function requireAsked(cases: readonly OpenCase[], { materials = {}, form = {}, applicant = {} }: Input): void {
  const missing = cases.flatMap(({ state }) => state.listed.filter(({ id }) => state.missing.includes(id)))
  const fields = missing.flatMap(({ id, materialId }) => (materialId === null ? [id] : []))
  const papers = [
    ...missing.flatMap(({ materialId }) => (materialId === null ? [] : [materialId])),
    ...cases.flatMap(({ state }) => state.tolerated),
  ]
  if (fields.length + papers.length === 0) throw new AppError('NOTHING_ASKED')
  const isAsked = ([id, value]: [string, object]) => papers.includes(id) && !('promise' in value)
  if (!Object.entries(materials).every(isAsked)) throw new AppError('BAD_FIELD', { field: 'materials' })
  if (!Object.keys(form).every((id) => fields.includes(id))) throw new AppError('BAD_FIELD', { field: 'form' })
  if (!Object.keys(applicant).every((part) => fields.includes(`applicant-${part}`)))
    throw new AppError('BAD_FIELD', { field: 'applicant' })
}
