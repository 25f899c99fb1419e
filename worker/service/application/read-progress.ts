import type { ApplicantView } from '../../../shared/contract/application-part'
import type { Text } from '../../../shared/contract/catalogue'
import type { InputOf } from '../../../shared/contract/endpoint'
import type { readProgress as endpoint, ProgressView } from '../../../shared/contract/progress'
import { applicationActions } from '../../../shared/domain/application'
import { isCollectOver } from '../../../shared/domain/case/place'
import { type Delivery, mayChangeDelivery } from '../../../shared/domain/delivery'
import { maskName } from '../../../shared/domain/mask'
import { dayOf } from '../../../shared/domain/time'
import { type FiledRow, filedQuery, withId } from '../case/row'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { askViews, isAskedFor } from './ask'
import { collectPoint } from './collectable'
import { openContent } from './content'
import {
  basisQuery,
  changedSince,
  isSamePage,
  keepPicture,
  keptPicture,
  type Page,
  type Picture,
  pageOf,
} from './kept-picture'
import { laneOf } from './lane'
import type { ApplicationRow } from './row'
import { NO_WORDS, openUnderWay, ownFiled, type ReadUnderWay, type UnderWay, underWayQueries } from './under-way'
import { subjectName } from './view'
import { wholeOf } from './whole'

/**
 * The picture of an application under way: a lane an item, what happened, what comes next, what is asked. One round trip;
 * where nothing has happened since it was drawn last, its history is not read again. @throws AppError NOT_FOUND, NOT_SUBMITTED
 */
export async function readProgress(context: Context, { id }: InputOf<typeof endpoint>): Promise<Page> {
  const day = dayOf(context.now)
  const known = keptPicture(id, day)
  const which = known ? changedSince(id, known.basis) : withId(id)
  const [own, [filed], ...read] = await context.load([basisQuery(id), filedQuery(which), ...underWayQueries(which)])
  const basis = ownFiled(context, own)
  if (basis.submitted_at === null) throw new AppError('NOT_SUBMITTED')
  if (known && !filed && isSamePage(known.basis, basis)) return known.page
  const picture = known && !filed ? known.picture : await draw(context, found(filed), ...read)
  const page = pageOf(picture, basis)
  keepPicture(id, { day, basis, picture, page })
  return page
}

async function draw(context: Context, own: FiledRow, ...read: ReadUnderWay): Promise<Picture> {
  const underWay = await openUnderWay(context, own, ...read)
  const asks = underWay.cases.flatMap((one) =>
    askViews(underWay.setting.calendar, one, (underWay.words.get(one.row.id) ?? NO_WORDS).points),
  )
  // The form is not shown here, and need not be opened.
  const content = { ...own, form_sealed: null }
  const { applicant, agent, delivery } = await openContent(context.deps.vault, underWay.key, content)
  const { now: _, ...picture } = pictureOf(context, own, underWay, applicant)
  return {
    id: own.id,
    version: own.version,
    ...picture,
    asks,
    delivery: deliveryOf(context, own, underWay, delivery),
    actions: applicationActions({
      state: own.state,
      isAsked: isAskedFor(asks),
      cases: underWay.cases.map(({ row }) => row.state),
      agent,
      today: dayOf(context.now),
    }),
  }
}

/** How what is issued comes; where it is posted stays in the application. */
function deliveryOf(
  { deps: { catalogue } }: Context,
  { point_id }: ApplicationRow,
  { cases }: UnderWay,
  delivery: Delivery,
): ProgressView['delivery'] {
  if (!cases.some(({ workflow }) => workflow.result === 'certificate')) return null
  const toCome = cases
    // What is only checked afterwards has been fetched already, or nobody will any more.
    .filter(({ state }) => !isCollectOver(state))
    .map(({ workflow, state }) => ({ state: state.state, result: workflow.result }))
  const point = collectPoint(catalogue, delivery, point_id)
  return { way: delivery.way, point: point?.name ?? HALL, changeable: mayChangeDelivery(toCome) }
}

const HALL: Text = { zh: '政务服务大厅', en: 'the service hall' }

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
    point: { id: row.point_id ?? '', name: point?.name ?? HALL },
    lanes: cases.map((one) => laneOf(setting, one, (words.get(one.row.id) ?? NO_WORDS).texts)),
    whole: wholeOf(setting, cases),
    applicant: maskName(applicant.name ?? ''),
    now: context.now,
  }
}
