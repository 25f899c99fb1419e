import type { WorkRow } from '@shared/contract/work-list'
import { View } from '@tarojs/components'
import { Chip } from '@/components/Chip'
import { Tap } from '@/components/tap/Tap'
import { dayText } from '@/i18n/dates'
import { deskCase } from '@/i18n/texts/desk-case'
import { deskWork } from '@/i18n/texts/desk-work'
import { useText } from '@/i18n/use-text'
import { useCaseWords } from '../../_parts/case-words'
import { useDue } from '../../_parts/due'
import { LightMark } from '../../_parts/LightMark'

interface WorkRowViewProps {
  row: WorkRow
  chosen: boolean
  onChoose: () => void
}

/** One case in a list: its light, who, what, how it stands, and the day that binds; what lies ready has none. */
export function WorkRowView({ row, chosen, onChoose }: WorkRowViewProps) {
  const { t, language } = useText(deskCase)
  const { t: tw } = useText(deskWork)
  const { itemText, kindText, takenText } = useCaseWords()
  const due = useDue()
  const taken = row.mine ? t('mine') : row.taken ? takenText(row.takenBy) : undefined
  const place = row.state === 'waiting' ? t('stuck') : row.state === 'review' ? undefined : t(`queue_${row.queue}`)
  const below = [place, kindText(row.kind), taken]
  return (
    <Tap className={`work-row ${chosen ? 'work-row--chosen' : ''}`} current={chosen} onTap={onChoose}>
      <View className="work-row__content">
        <View className="work-row__mark">
          <LightMark light={row.light} />
        </View>
        <View className="grow">
          <View>
            <View className="work-row__who clamped">{row.applicant}</View>
            <View className="work-row__what">{itemText(row)}</View>
          </View>
          <View className="tiny">{below.filter((part) => part !== undefined).join(' · ')}</View>
        </View>
        {row.queue === 'collect' && row.dueDay === null ? null : (
          <View className="work-row__end">
            <Chip {...due(row)} />
            <View className="tiny num">{row.dueDay === null ? tw('noDay') : dayText(row.dueDay, language)}</View>
          </View>
        )}
      </View>
    </Tap>
  )
}
