import type { DeskCase } from '@shared/contract/desk-view'
import { dayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { dayText, instantText } from '@/i18n/dates'
import { deskCase } from '@/i18n/texts/desk-case'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { useCaseWords } from './case-words'
import { useEventWords } from './event-words'
import './clocks.scss'

/** The days that count for a case, as a row; every pause with its ground below. */
export function Clocks({ one, itemName }: { one: DeskCase; itemName: (id: string) => string }) {
  const { t, language } = useText(deskCase)
  const { holderText } = useCaseWords()
  const { pauseText } = useEventWords(itemName)
  const { clock, lane } = one
  const day = (value: string | null) => (value === null ? t('none') : dayText(value, language))
  const instantOf = (...kinds: string[]) => lane.events.find(({ kind }) => kinds.includes(kind))?.at
  const accepted = instantOf('accept', 'accept_tolerant', 'deem_accepted')
  const received = instantOf('receive')
  const open = lane.pauses.find(({ to }) => to === null)
  const pauses = open
    ? t('pausedSince', { day: dayText(dayOf(open.from), language) })
    : lane.pauses.length === 0
      ? t('noPause')
      : t('pauseDays', { count: lane.pauses.length })
  const facts: readonly (readonly [name: string, value: string, binds: boolean])[] = [
    [t('promised'), day(clock.promisedDay), clock.promisedDay !== null && clock.dueDay === clock.promisedDay],
    [t('statutory'), day(clock.statutoryDay), clock.statutoryDay !== null && clock.dueDay === clock.statutoryDay],
    accepted === undefined && received !== undefined && clock.dueDay !== null
      ? [t('answerBy'), day(clock.dueDay), true]
      : clock.issueDay === null
        ? [t('stage'), day(clock.stageDay), clock.stageDay !== null && clock.dueDay === clock.stageDay]
        : [t('issuing'), day(clock.issueDay), true],
    accepted === undefined
      ? [t('received'), received === undefined ? t('none') : instantText(received, language), false]
      : [t('accepted'), instantText(accepted, language), false],
    [t('pauses'), pauses, false],
    [t('holder'), holderText(one), false],
  ]
  return (
    <View className="clocks">
      <View className="clocks__row num">
        {facts.map(([name, value, binds]) => (
          <View key={name} className="clocks__fact" {...aria({ role: 'group', label: `${name} ${value}` })}>
            <View className="tiny">{name}</View>
            <View className={binds ? 'strong' : ''}>{value}</View>
          </View>
        ))}
      </View>
      {lane.pauses.map((pause) => (
        <View key={pause.from} className="clocks__pause">
          {pauseText(pause)}
        </View>
      ))}
      {clock.provisional ? <View className="clocks__pause">{t('provisional')}</View> : null}
    </View>
  )
}
