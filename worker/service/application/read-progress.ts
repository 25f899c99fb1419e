import type { ApplicantView } from '../../../shared/contract/application-part'
import type { InputOf } from '../../../shared/contract/endpoint'
import type { readProgress as endpoint, ProgressView } from '../../../shared/contract/progress'
import { applicationActions } from '../../../shared/domain/application'
import { maskName } from '../../../shared/domain/mask'
import { dayOf } from '../../../shared/domain/time'
import { filedQuery, withId } from '../case/row'
import type { Context } from '../context'
import { AppError } from '../error'
import { askViews, isAskedFor } from './ask'
import { openContent } from './content'
import { laneOf } from './lane'
import { type ApplicationRow, documentsQuery } from './row'
import { NO_WORDS, openUnderWay, ownFiled, type UnderWay, underWayQueries } from './under-way'
import { documentInShort, subjectName } from './view'

/**
 * The picture of an application under way: a lane an item, what happened, what comes next, what is asked. One round trip.
 * @throws AppError NOT_FOUND, NOT_SUBMITTED
 */
export async function readProgress(context: Context, { id }: InputOf<typeof endpoint>): Promise<ProgressView> {
  const [rows, documents, cases, events, notices] = await context.load([
    filedQuery(withId(id)),
    documentsQuery(id),
    ...underWayQueries(id),
  ])
  const own = ownFiled(context, rows)
  if (own.submitted_at === null) throw new AppError('NOT_SUBMITTED')
  const underWay = await openUnderWay(context, own, cases, events, notices)
  const asks = underWay.cases.flatMap((one) =>
    askViews(underWay.setting.calendar, one, (underWay.words.get(one.row.id) ?? NO_WORDS).points),
  )
  const { applicant, agent } = await openContent(context.deps.vault, underWay.key, { ...own, form_sealed: null })
  return {
    id,
    version: own.version,
    ...pictureOf(context, own, underWay, applicant),
    asks,
    documents: documents.map(documentInShort),
    actions: applicationActions({
      state: own.state,
      isAsked: isAskedFor(asks),
      cases: cases.map(({ state }) => state),
      agent,
      today: dayOf(context.now),
    }),
  }
}

/** What both the applicant and somebody with the query number see. */
export function pictureOf(
  context: Context,
  row: ApplicationRow,
  { setting, cases, words }: UnderWay,
  applicant: ApplicantView,
) {
  const { catalogue } = context.deps
  const point = catalogue.points.find(({ id }) => id === row.point_id)
  return {
    number: row.number ?? '',
    subject: { kind: row.subject_kind, id: row.subject_id },
    name: subjectName(context, row),
    state: row.state,
    submittedAt: row.submitted_at ?? row.created_at,
    point: { id: row.point_id ?? '', name: point?.name ?? { zh: '政务服务大厅', en: 'the service hall' } },
    lanes: cases.map((one) => laneOf(setting, one, (words.get(one.row.id) ?? NO_WORDS).texts)),
    applicant: maskName(applicant.name ?? ''),
    now: context.now,
  }
}
