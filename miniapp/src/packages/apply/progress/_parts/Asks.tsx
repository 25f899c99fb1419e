import type { AskView, ProgressView } from '@shared/contract/application'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/components/Button'
import { Chip } from '@/components/Chip'
import { Heading } from '@/components/Heading'
import { Icon } from '@/components/icon/Icon'
import { open } from '@/device/navigate'
import { dayText } from '@/i18n/dates'
import { aria } from '@/platform/aria'
import { useCaseWords } from '../../_parts/case-words'
import { useSubject } from '../../_parts/use-subject'

/** What the applicant has to do now, each with its last day and one button. */
export function Asks({ view }: { view: ProgressView }) {
  const { t } = useCaseWords()
  if (view.asks.length === 0) return null
  return (
    <>
      <Heading text={t('asks', { count: view.asks.length })} />
      <View className="asks">
        {view.asks.map((ask) => (
          <Ask key={`${ask.kind}${ask.caseId ?? ask.itemIds.join()}`} ask={ask} view={view} />
        ))}
      </View>
    </>
  )
}

function Ask({ ask, view }: { ask: AskView; view: ProgressView }) {
  const { t, pick, language } = useCaseWords()
  const { data: catalogue } = useSubject(view.subject)
  const left = ask.points.filter(({ met }) => !met)
  const count = Math.max(1, left.length)
  const items = ask.itemIds
    .flatMap((id) => view.lanes.filter((lane) => lane.itemId === id))
    .map(({ name }) => pick(name))
  const title =
    ask.kind === 'supplement' || ask.kind === 'promised' ? t(`ask_${ask.kind}`, { count }) : t(`ask_${ask.kind}`)
  const phone = view.lanes.find(({ caseId }) => caseId === ask.caseId)?.holder.phone
  const pointText = ({ material, words }: AskView['points'][number]): string => {
    const known = material === null ? undefined : catalogue?.material(material)
    return [known ? pick(known.name) : undefined, words ?? undefined].filter(Boolean).join(t('join'))
  }
  return (
    <View className="ask" {...aria({ role: 'group', label: title })}>
      <View className="ask__head">
        <View className="ask__title">{title}</View>
        {ask.untilDay ? <Chip tone="soon" text={t('askUntil', { day: dayText(ask.untilDay, language) })} /> : null}
      </View>
      {items.length > 0 ? <View className="sub">{items.join(t('list'))}</View> : null}
      <View className="ask__points">
        {ask.points.map((point, index) => (
          <View key={pointText(point)} className={`ask__point ${point.met ? 'ask__point--met' : ''}`}>
            <View className="ask__number num">
              {point.met ? <Icon name="check" size="s" label={t('metAlready')} /> : index + 1}
            </View>
            <View className="grow">{pointText(point)}</View>
          </View>
        ))}
        {ask.kind === 'collect' ? <View className="sub">{t('askCollect')}</View> : null}
        {ask.kind === 'rectify' ? <View className="sub">{t('askRectify')}</View> : null}
      </View>
      {ask.kind === 'supplement' || ask.kind === 'promised' ? (
        <View className="ask__action">
          <Button text={t('goSupplement')} onTap={() => open('applySupplement', { id: view.id })} />
        </View>
      ) : null}
      {ask.kind === 'rectify' && phone ? (
        <View className="ask__action">
          <Button icon="phone" text={t('callOffice')} onTap={() => Taro.makePhoneCall({ phoneNumber: phone })} />
        </View>
      ) : null}
    </View>
  )
}
