import type { PrecheckRow } from '@shared/contract/work-list'
import { dayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { hallNow } from '@/api/clock'
import { Chip } from '@/components/Chip'
import { Tap } from '@/components/tap/Tap'
import { dayText, instantText } from '@/i18n/dates'
import { deskPrecheck } from '@/i18n/texts/desk-precheck'
import { useText } from '@/i18n/use-text'

interface PrecheckRowViewProps {
  row: PrecheckRow
  chosen: boolean
  onChoose: () => void
}

/** Somebody who waits for a look: who, what, how many papers, and the day it was promised for. */
export function PrecheckRowView({ row, chosen, onChoose }: PrecheckRowViewProps) {
  const { t, pick, language } = useText(deskPrecheck)
  // The promise ends with the day, at midnight.
  const due = dayOf(row.dueAt - 1)
  const chip = row.late
    ? { text: t('late'), tone: 'stop' as const }
    : due === dayOf(hallNow())
      ? { text: t('dueToday'), tone: 'soon' as const }
      : { text: t('dueBy', { day: dayText(due, language) }) }
  const when = instantText(row.askedAt, language)
  return (
    <Tap className={`work-row ${chosen ? 'work-row--chosen' : ''}`} current={chosen} onTap={onChoose}>
      <View className="work-row__content">
        <View className="grow">
          <View>
            <View className="work-row__who">{row.applicant === '' ? t('nobody') : row.applicant}</View>
            <View className="work-row__what">{pick(row.name)}</View>
          </View>
          <View className="tiny num">
            {`${row.given === 0 ? t('allSeen') : t('given', { count: row.given })} · ${t('askedAt', { when })}`}
          </View>
        </View>
        <View className="work-row__end">
          <Chip {...chip} />
        </View>
      </View>
    </Tap>
  )
}
