import type { loadNotice } from '@shared/contract/admin'
import type { AnswerOf } from '@shared/contract/endpoint'
import { View } from '@tarojs/components'
import { Notice } from '@/components/Notice'
import { admin } from '@/i18n/texts/admin'
import { useText } from '@/i18n/use-text'

/** What a notice changed, and what in it wants a second look. */
export function LoadedNotice({ answer }: { answer: AnswerOf<typeof loadNotice> }) {
  const { t } = useText(admin)
  const { changedDays, slotsChanged, appointmentsDisplaced, warnings } = answer
  return (
    <>
      <Notice tone="good" icon="check">
        {t('loaded', { days: changedDays.length, slots: slotsChanged, people: appointmentsDisplaced })}
      </Notice>
      {warnings.length > 0 ? (
        <Notice tone="soon" icon="warning" title={t('warnings')}>
          {warnings.map(({ code, day }) => (
            <View key={`${code}${day ?? ''}`}>
              {code === 'STATUTORY_DAY_MISSING'
                ? t('STATUTORY_DAY_MISSING', { day: day ?? '' })
                : code === 'UNBALANCED'
                  ? t('UNBALANCED')
                  : t('otherWarning', { code, day: day ?? '' })}
            </View>
          ))}
        </Notice>
      ) : null}
    </>
  )
}
