import type { AskView, ProgressView } from '@shared/contract/progress'
import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Heading } from '@/components/Heading'
import { Icon } from '@/components/icon/Icon'
import { open } from '@/device/navigate'
import { dayText } from '@/i18n/dates'
import { progressAsks } from '@/i18n/texts/progress-asks'
import { useText } from '@/i18n/use-text'
import { useCaseWords } from '../../_parts/case-words'
import { useSubject } from '../../_parts/use-subject'
import { AskCard } from './AskCard'
import { Collect } from './Collect'
import { Rectify } from './Rectify'
import { useVisits } from './use-visits'
import { VisitCard } from './Visit'

/** What the applicant has to do now, each with its last day and one button. */
export function Asks({ view }: { view: ProgressView }) {
  const { t: ta } = useText(progressAsks)
  const visits = useVisits(view).filter(({ state }) => state !== 'done' && state !== 'cancelled')
  const papers = view.asks.filter(({ kind }) => kind === 'supplement' || kind === 'promised')
  const repairs = view.asks.filter(({ kind }) => kind === 'rectify')
  const ready = view.asks.filter(({ kind }) => kind === 'collect')
  const toDo = visits.filter(({ actions }) => actions.includes('agree')).length
  const count = papers.length + repairs.length + (ready.length > 0 ? 1 : 0) + toDo
  if (count === 0 && visits.length === 0) return null
  return (
    <>
      {count > 0 ? <Heading text={ta('asks', { count })} /> : null}
      <View className="asks">
        {visits.map((visit) => (
          <VisitCard key={visit.id} visit={visit} />
        ))}
        {papers.map((ask) => (
          <Papers key={`${ask.kind}${ask.caseId}`} ask={ask} view={view} />
        ))}
        {repairs.map((ask) => (
          <Rectify key={ask.caseId} ask={ask} view={view} />
        ))}
        {ready.length > 0 ? <Collect id={view.id} /> : null}
      </View>
    </>
  )
}

/** Papers or fields that a notice lists, or that were promised for later. */
function Papers({ ask, view }: { ask: AskView; view: ProgressView }) {
  const { t, pick, language } = useCaseWords()
  const { t: ta } = useText(progressAsks)
  const { data: catalogue } = useSubject(view.subject)
  const count = Math.max(1, ask.points.filter(({ met }) => !met).length)
  const items = view.lanes.filter(({ itemId }) => ask.itemIds.includes(itemId)).map(({ name }) => pick(name))
  const pointText = ({ material, field, words }: AskView['points'][number]): string => {
    const paper = material === null ? undefined : catalogue?.material(material)?.name
    const name = paper ?? catalogue?.fields.find(({ id }) => id === field)?.label
    return [name ? pick(name) : undefined, words ?? undefined].filter(Boolean).join(t('join'))
  }
  return (
    <AskCard
      title={ask.kind === 'promised' ? ta('ask_promised', { count }) : ta('ask_supplement', { count })}
      note={items.join(t('list'))}
      {...(ask.untilDay ? { chip: ta('askUntil', { day: dayText(ask.untilDay, language) }) } : {})}
      action={<Button text={ta('goSupplement')} onTap={() => open('applySupplement', { id: view.id })} />}
    >
      <View className="ask__points">
        {ask.points.map((point, index) => (
          <View
            key={`${point.material}${point.field}${point.words}`}
            className={`ask__point ${point.met ? 'ask__point--met' : ''}`}
          >
            <View className="ask__number num">
              {point.met ? <Icon name="check" size="s" label={ta('metAlready')} /> : index + 1}
            </View>
            <View className="grow">{pointText(point)}</View>
          </View>
        ))}
      </View>
    </AskCard>
  )
}
