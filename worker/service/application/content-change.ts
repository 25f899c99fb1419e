import type { FormValues } from '../../../shared/contract/application-part'
import { type Applicant, checkApplicant, normaliseApplicant, partOfPoint } from '../../../shared/domain/applicant'
import type { ApplicationPlan } from '../../../shared/domain/application-plan'
import type { CaseState } from '../../../shared/domain/case/state'
import type { DraftContent } from '../../../shared/domain/draft'
import { checkForm, settleForm } from '../../../shared/domain/form'
import { dayOf } from '../../../shared/domain/time'
import type { DataKey } from '../../adapter/vault'
import { type Write, write } from '../../db/statement'
import type { OpenCase } from '../case/case-file'
import type { Turn, TurnActor } from '../case/turn'
import type { Context } from '../context'
import { AppError } from '../error'
import { sealContent } from './content'
import { identityHashes } from './submission'

/** What is written anew after the submission: parts of who applies, and fields of the form. */
export interface ContentChange {
  applicant: Partial<Pick<Applicant, 'name' | 'person' | 'document' | 'phone' | 'address'>>
  form: FormValues
}

const CHANGE_SQL = `UPDATE application SET applicant_sealed = ?, form_sealed = ?, applicant_hash = ?, phone_hash = ?,
  lookup_hash = ? WHERE id = ?`

/** What was changed, as events and notices name it: `applicant-name`, or a field of the form. */
export const changedPoints = ({ applicant, form }: ContentChange): string[] => [
  ...Object.keys(applicant).map((part) => `applicant-${part}`),
  ...Object.keys(form),
]

/** The application as it will be. @throws AppError BAD_FIELD for the first changed part that nobody asks for or that is not right */
export function changedContent(
  { now }: Context,
  plan: ApplicationPlan,
  before: DraftContent,
  { applicant, form }: ContentChange,
): DraftContent {
  const content = {
    ...before,
    applicant: normaliseApplicant({ ...before.applicant, ...applicant }),
    form: settleForm(plan.form, { ...before.form, ...form }),
  }
  const today = dayOf(now)
  const stranger = Object.keys(form).find((id) => !plan.form.some((field) => field.id === id && field.settled === null))
  if (stranger !== undefined) throw new AppError('BAD_FIELD', { field: `form.${stranger}` })
  const wrong = checkForm(plan.form, content.form, today).find(({ part }) => form[part] !== undefined)
  if (wrong) throw new AppError('BAD_FIELD', { field: `form.${wrong.part}`, message: wrong.message.zh })
  const { isNewBusiness } = plan
  const identity = checkApplicant(content.applicant, { today, isNewBusiness })
  const part = identity.find((problem) => problem.part in applicant)?.part
  if (part !== undefined) throw new AppError('BAD_FIELD', { field: `applicant.${part}` })
  return content
}

/** Which of the points an item reads: who applies is every item's. */
function readBy(plan: ApplicationPlan, itemId: string, points: readonly string[]): string[] {
  return points.filter((point) => {
    const field = plan.form.find(({ id }) => id === point)
    return field === undefined || field.items.includes(itemId)
  })
}

const isMissing = ({ listed, missing }: CaseState, point: string): boolean =>
  listed.some(({ id, materialId }) => id === point && materialId === null) && missing.includes(point)

/**
 * What a department has taken on stands: a part that an accepted case reads is not put right on the spot any more, unless
 * a notice asks for it. @throws AppError CASE_STATE with the part
 */
export function requireUnread(plan: ApplicationPlan, cases: readonly OpenCase[], change: ContentChange): void {
  for (const point of changedPoints(change)) {
    if (cases.some(({ state }) => isMissing(state, point))) continue
    const reader = cases.find(
      ({ row, state }) => state.acceptedAt !== null && readBy(plan, row.item_id, [point]).length > 0,
    )
    if (reader === undefined) continue
    const part = partOfPoint(point) ?? point.replace(/^applicant-/, '')
    const field = point in change.form ? `form.${point}` : `applicant.${part}`
    throw new AppError('CASE_STATE', { field, message: '这一处已经有部门受理后在看了，不能当场改。' })
  }
}

/** States in which a case can still remember that what it reads was put right. */
const REMEMBERING: readonly string[] = ['waiting', 'received', 'supplement', 'review']

/** Every case under way that reads what was changed remembers it; whoever was asked for it by a notice has it as a supplement. */
export function rememberChange(
  turn: Turn,
  plan: ApplicationPlan,
  cases: readonly OpenCase[],
  change: ContentChange,
  { words, actorOn }: { words: string | undefined; actorOn: (one: OpenCase) => TurnActor },
): void {
  for (const one of cases) {
    const points = readBy(plan, one.row.item_id, changedPoints(change))
    const fields = points.filter((point) => !isMissing(one.state, point))
    if (!REMEMBERING.includes(one.state.state) || fields.length === 0) continue
    const command = { kind: 'correct', data: { fields }, ...(words === undefined ? {} : { words }) } as const
    turn.command(one.row.id, command, actorOn(one))
  }
}

/** Seals the application as it is from now on; it is found by its new numbers. */
export async function contentWrites(
  { deps: { vault } }: Context,
  { id, number }: { id: string; number: string | null },
  key: DataKey,
  content: DraftContent,
): Promise<Write[]> {
  const [applicant = null, , form = null] = await sealContent(vault, key, id, content)
  const hashes = await identityHashes(vault, number ?? '', content.applicant)
  return [write(CHANGE_SQL, [applicant, form, ...hashes, id])]
}
