import type { DeskCase, DeskView } from '@shared/contract/desk-view'
import { View } from '@tarojs/components'
import { Card } from '@/components/Card'
import { CheckRow } from '@/components/CheckRow'
import { deskActField } from '@/i18n/texts/desk-act-field'
import { useText } from '@/i18n/use-text'
import { useMaterialWords } from '../material-words'
import { useFieldNames } from '../use-fields'
import type { Draft } from './draft'
import { cameOf, listedOf } from './listed'

type Ticking =
  | 'supplement'
  | 'start'
  | 'tolerated_arrived'
  | 'tolerated_wrong'
  | 'accept_tolerant'
  | 'refuse_acceptance'

interface TickFieldsProps {
  action: Ticking
  view: DeskView
  one: DeskCase
  draft: Draft
  change: (part: Partial<Draft>) => void
}

/** Names of points that are no papers: fields of the form, and of the identity. */
export function usePointNames(view: DeskView): (id: string) => string {
  const { t } = useText(deskActField)
  const { name } = useMaterialWords(view)
  const { fieldName } = useFieldNames(view.subject)
  return (id) => {
    if (id === 'applicant-name') return t('fieldApplicantName')
    if (id === 'applicant-document') return t('fieldApplicantDocument')
    if (id === 'applicant-address') return t('fieldAddress')
    return view.materials.some((one) => one.id === id) ? name(id) : fieldName(id)
  }
}

/** Which ones are meant, out of what the case offers. */
export function TickFields({ action, view, one, draft, change }: TickFieldsProps) {
  const { t, pick } = useText(deskActField)
  const pointName = usePointNames(view)
  const nameOf = (id: string): string => {
    if (action !== 'start') return pointName(id)
    const other = view.cases.find(({ itemId }) => itemId === id)
    return other ? pick(other.name) : id
  }
  const offered: Record<Ticking, readonly string[]> = {
    supplement: one.missing,
    start: one.lane.waitsFor,
    tolerated_arrived: one.tolerated,
    tolerated_wrong: cameOf(one),
    refuse_acceptance: listedOf(one) ?? [],
    accept_tolerant: one.tolerable,
  }
  const tick = (id: string, on: boolean) => {
    const { [id]: _, ...rest } = draft.ticked
    // One paper at a time comes: the command names one.
    if (action === 'tolerated_arrived' || action === 'tolerated_wrong') change({ ticked: on ? { [id]: '' } : {} })
    else change({ ticked: on ? { ...rest, [id]: '' } : rest })
  }
  const ids = offered[action]
  if (ids.length === 0)
    return action === 'accept_tolerant' ? <View className="act-help">{t('noTolerable')}</View> : null
  return (
    <Card kind="rows">
      {ids.map((id) => (
        <CheckRow
          key={id}
          shape="square"
          title={nameOf(id)}
          checked={draft.ticked[id] !== undefined}
          onChange={(on) => tick(id, on)}
        />
      ))}
    </Card>
  )
}
