import type { DeskView, correctAtCounter as endpoint } from '../../../shared/contract/case'
import type { InputOf } from '../../../shared/contract/endpoint'
import { checkApplicant, normaliseApplicant } from '../../../shared/domain/applicant'
import type { ApplicationPlan } from '../../../shared/domain/application-plan'
import type { DraftContent } from '../../../shared/domain/draft'
import { checkForm, settleForm } from '../../../shared/domain/form'
import { dayOf } from '../../../shared/domain/time'
import { write } from '../../db/statement'
import { sealContent } from '../application/content'
import { identityHashes } from '../application/submission'
import { planOf } from '../application/view'
import { Turn } from '../case/turn'
import { packWords } from '../case/words'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { deskQueries, openDesk } from './desk-file'
import { deskView } from './desk-view'

type Input = InputOf<typeof endpoint>

const CORRECT_SQL = `UPDATE application SET applicant_sealed = ?, form_sealed = ?, applicant_hash = ?, phone_hash = ?,
  lookup_hash = ? WHERE id = ?`

/**
 * Puts right on the spot what the applicant wrote wrong (行政许可法 art. 32): the new words take the place of the old ones,
 * and every case that waits at the window and reads them remembers which fields were corrected.
 * @throws AppError CONFLICT, CASE_STATE where no case waits at the window, BAD_FIELD for a value that is not right
 */
export async function correctAtCounter(context: Context, input: Input): Promise<DeskView> {
  const { id, base, applicant = {}, form = {}, words } = input
  const file = await openDesk(context, await context.load(deskQueries(context, id)))
  const { application } = file
  if (application.version !== base) throw new AppError('CONFLICT')
  if (!context.mayAt(application.point_id ?? '', 'clerk')) throw new AppError('FORBIDDEN')
  const plan = planOf(context, application)
  const content = {
    ...file.content,
    applicant: normaliseApplicant({ ...file.content.applicant, ...applicant }),
    form: settleForm(plan.form, { ...file.content.form, ...form }),
  }
  requireRight(context, plan, content, input)

  const turn = new Turn(context, file, file.calendar, file.thresholds)
  const identity = Object.keys(applicant).map((part) => `applicant-${part}`)
  const said = packWords({ text: words ?? null, points: {} })
  for (const { row, state } of file.cases) {
    const asked = plan.form.filter(({ items }) => items.includes(row.item_id)).map((field) => field.id)
    const fields = [...identity, ...Object.keys(form).filter((field) => asked.includes(field))]
    if (state.state !== 'received' || fields.length === 0) continue
    const command = { kind: 'correct', data: { fields }, ...(said === undefined ? {} : { words: said }) } as const
    const authority = found(file.authorities.get(row.id))
    turn.command(row.id, command, { kind: 'staff', id: context.accountId, ...authority })
  }
  if (turn.moved().size === 0) throw new AppError('CASE_STATE')
  const { vault } = context.deps
  const [applicantSealed = null, , formSealed = null] = await sealContent(vault, file.key, id, content)
  const hashes = await identityHashes(vault, application.number ?? '', content.applicant)
  const view = await deskView(context, { ...file, content }, base + 1, turn.moved())
  await context.save(
    [
      ...(await turn.writes(base)),
      write(CORRECT_SQL, [applicantSealed, formSealed, ...hashes, id]),
      context.audit('correct', 'application', id, application.point_id),
    ],
    view,
  )
  return view
}

/** @throws AppError BAD_FIELD for the first corrected part that nobody asks for or that is not right as it is now */
function requireRight(
  { now }: Context,
  plan: ApplicationPlan,
  content: DraftContent,
  { applicant = {}, form = {} }: Input,
): void {
  const today = dayOf(now)
  const stranger = Object.keys(form).find((id) => !plan.form.some((field) => field.id === id && field.settled === null))
  if (stranger !== undefined) throw new AppError('BAD_FIELD', { field: `form.${stranger}` })
  const wrong = checkForm(plan.form, content.form, today).find(({ part }) => form[part] !== undefined)
  if (wrong) throw new AppError('BAD_FIELD', { field: `form.${wrong.part}`, message: wrong.message.zh })
  const { isNewBusiness } = plan
  const identity = checkApplicant(content.applicant, { today, isNewBusiness })
  const part = identity.find((problem) => problem.part in applicant)?.part
  if (part !== undefined) throw new AppError('BAD_FIELD', { field: `applicant.${part}` })
}
