import type { ApplicationView, readApplication as endpoint } from '../../../shared/contract/application'
import type { InputOf } from '../../../shared/contract/endpoint'
import { isOpenDraft } from '../../../shared/domain/application'
import { bindingOf, clocksOf } from '../../../shared/domain/case/clock'
import { dayOf } from '../../../shared/domain/time'
import { type EventRow, type FiledRow, filedQuery, type StoredCase, withId } from '../case/row'
import type { Context } from '../context'
import type { NoticeRow } from '../slot/calendar'
import { askedMaterials, askViews, isAskedFor } from './ask'
import { type DocumentRow, documentsQuery, type MaterialRow, materialsQuery, type PageRow, pagesQuery } from './row'
import { NO_WORDS, openUnderWay, ownFiled, underWayQueries } from './under-way'
import { applicationView, draftFacts } from './view'

/** One application or draft of the account, whole. @throws AppError NOT_FOUND */
export async function readApplication(context: Context, { id }: InputOf<typeof endpoint>): Promise<ApplicationView> {
  const read = await context.load(wholeQueries(id))
  return applicationView(context, await wholeFacts(context, ownFiled(context, read[0]), read))
}

/** Reads everything an application of the caller is shown from. */
export const wholeQueries = (id: string) =>
  [
    filedQuery(withId(id)),
    materialsQuery(id),
    pagesQuery(id),
    documentsQuery(id),
    ...underWayQueries(withId(id)),
  ] as const

/** What {@link wholeQueries} read. */
export type Whole = [FiledRow[], MaterialRow[], PageRow[], DocumentRow[], StoredCase[], EventRow[], NoticeRow[]]

/** Opens what was read. */
export async function wholeFacts(
  context: Context,
  row: FiledRow,
  [, materials, pages, documents, cases, events, notices]: Whole,
): Promise<Awaited<ReturnType<typeof draftFacts>>> {
  const facts = await draftFacts(context, row, materials, pages)
  if (isOpenDraft(row.state)) return facts
  const underWay = await openUnderWay(context, row, cases, events, notices)
  const asks = underWay.cases.flatMap((one) =>
    askViews(underWay.setting.calendar, one, (underWay.words.get(one.row.id) ?? NO_WORDS).points),
  )
  const today = dayOf(context.now)
  const shown = underWay.cases.map(({ row: one, workflow, state }) => ({
    ...one,
    dueDay: bindingOf(clocksOf(workflow, state, today, underWay.setting))?.dueDay ?? null,
  }))
  return { ...facts, cases: shown, documents, asked: askedMaterials(asks), isAsked: isAskedFor(asks) }
}
