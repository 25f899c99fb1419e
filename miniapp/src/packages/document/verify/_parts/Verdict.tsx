import type { Verification } from '@shared/contract/document'
import { View } from '@tarojs/components'
import { Icon } from '@/components/icon/Icon'
import type { IconName } from '@/components/icon/names'
import { fullDate } from '@/i18n/dates'
import { verify as words } from '@/i18n/texts/verify'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import './verdict.scss'

const ICONS: Readonly<Record<Verification['state'], IconName>> = {
  genuine: 'check',
  revoked: 'close',
  unknown: 'question',
}

/** The answer in large words, then what to compare with the paper in hand. */
export function Verdict({ found: { state, paper } }: { found: Verification }) {
  const { t, pick, language } = useText(words)
  const rows = paper
    ? [
        { label: t('name'), value: pick(paper.title) },
        { label: t('number'), value: paper.number },
        { label: t('day'), value: fullDate(paper.day, language) },
        { label: t('holder'), value: paper.holder, note: t('holderHelp') },
      ]
    : []
  return (
    <>
      <View className={`verdict verdict--${state}`} {...aria({ role: 'status' })}>
        <View className="verdict__sign">
          <Icon name={ICONS[state]} size="xl" />
        </View>
        <View className="verdict__title" {...aria({ role: 'heading', level: 1 })}>
          {t(state)}
        </View>
        <View className="verdict__help">{t(`${state}Help`)}</View>
      </View>
      {rows.length > 0 ? (
        <View className="verdict-paper">
          <View className="verdict-paper__title" {...aria({ role: 'heading', level: 2 })}>
            {t('compare')}
          </View>
          <View className="sub">{t('compareHelp')}</View>
          {rows.map(({ label, value, note }) => (
            <View key={label} className="verdict-paper__row">
              <View className="sub">{label}</View>
              <View className="verdict-paper__value num">{value}</View>
              {note ? <View className="tiny">{note}</View> : null}
            </View>
          ))}
        </View>
      ) : null}
      <View className="tiny verdict__seal">{t('seal')}</View>
    </>
  )
}
