import type { InspectionRow } from '@shared/contract/inspection-view'
import { clockText, dayOf, minuteOfDay } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { Chip } from '@/components/Chip'
import { Icon } from '@/components/icon/Icon'
import { Tap } from '@/components/tap/Tap'
import { open } from '@/device/navigate'
import { monthDay } from '@/i18n/dates'
import { aria } from '@/platform/aria'
import { isWaiting, type KeptVisit } from './kept-visit'
import { isBegun, useVisitWords } from './visit-words'

interface VisitRowProps {
  row: InspectionRow
  kept: KeptVisit | undefined
  /** Where the day does not go without saying. */
  withDay: boolean
}

/** One visit in a list: when, where, whose, how it stands. */
export function VisitRow({ row, kept, withDay }: VisitRowProps) {
  const { t, pick, language, stateChip } = useVisitWords()
  const items = row.items.map(pick).join('、')
  return (
    <View {...aria({ role: 'listitem' })}>
      <Tap className="visit-row" onTap={() => void open('inspectVisit', { id: row.id })}>
        <View className="visit-row__content">
          <View className="visit-row__time num">
            {withDay ? <View className="visit-row__day">{monthDay(dayOf(row.at), language)}</View> : null}
            <View>{clockText(minuteOfDay(row.at))}</View>
          </View>
          <View className="grow visit-row__what">
            <View className="strong">{row.place}</View>
            <View className="sub">{`${row.applicant} · ${items}`}</View>
            <View className="visit-row__chips">
              <Chip {...stateChip(row.state)} />
              {row.found > 0 ? <Chip text={t('foundOf', { found: row.found, all: row.items.length })} /> : null}
              <KeptChips kept={kept} />
            </View>
          </View>
          <Icon name="chevron" size="s" className="row__arrow" />
        </View>
      </Tap>
    </View>
  )
}

/** What of it lies on this phone only. */
function KeptChips({ kept }: { kept: KeptVisit | undefined }) {
  const { t } = useVisitWords()
  if (!kept) return null
  const waiting = kept.commands.filter(isWaiting).length
  const clashes = kept.commands.length - waiting
  const writing = Object.values(kept.drafts).filter((draft) => isBegun(draft)).length
  return (
    <>
      {clashes > 0 ? <Chip tone="stop" text={t('clash', { count: clashes })} /> : null}
      {waiting > 0 ? <Chip tone="soon" text={t('waiting', { count: waiting })} /> : null}
      {writing > 0 ? <Chip tone="soon" text={t('writing', { count: writing })} /> : null}
    </>
  )
}
