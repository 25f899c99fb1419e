import type { AnswerOf } from '@shared/contract/endpoint'
import type { countWork } from '@shared/contract/work-list'
import { deskCase } from '@/i18n/texts/desk-case'
import { useText } from '@/i18n/use-text'
import type { WorkFilter } from '../../_parts/queries'
import { usePlaceNames } from '../../_parts/use-names'

export type WorkList = AnswerOf<typeof countWork>['lists'][number]

/** A list stays the same one when its counts change. */
export const keyOf = ({ queue, departmentId, pointId }: WorkList): string =>
  `${queue}.${departmentId ?? ''}.${pointId ?? ''}`

/** What the list holds, as the API is asked for it. */
export const filterOf = ({ queue, departmentId, pointId }: WorkList): WorkFilter => ({
  queue,
  ...(departmentId === null ? {} : { departmentId }),
  ...(pointId === null ? {} : { pointId }),
})

/** More are counted as "or more". */
export const COUNTED_TO = 100

/** How a list is called; its department or place only where several lists have the same name without it. */
export function useListNames(lists: readonly WorkList[]) {
  const { t } = useText(deskCase)
  const places = usePlaceNames()
  const queueText = ({ queue }: WorkList) => t(`queue_${queue}`)
  const placeText = ({ departmentId, pointId }: WorkList): string => {
    if (departmentId !== null) return places.department(departmentId)
    return pointId === null ? '' : places.point(pointId)
  }
  const needsPlace = (list: WorkList) => lists.filter(({ queue }) => queue === list.queue).length > 1
  return { queueText, placeText: (list: WorkList) => (needsPlace(list) ? placeText(list) : ''), fullPlace: placeText }
}
