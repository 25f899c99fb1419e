import type { AppointmentView } from '@shared/contract/appointment'
import { View } from '@tarojs/components'
import { Tap } from '@/components/tap/Tap'
import { today } from '@/i18n/texts/today'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { GROUP_NAMES, type Group, isOf } from './states'

interface CountsProps {
  list: readonly AppointmentView[]
  value: Group
  onChange: (group: Group) => void
}

/** How many wait, are served, are still to come; a tap shows only those. */
export function Counts({ list, value, onChange }: CountsProps) {
  const { t } = useText(today)
  return (
    <View className="today-counts" {...aria({ role: 'radiogroup', label: t('counts') })}>
      {GROUP_NAMES.map((group) => (
        <Tap
          key={group}
          className={`today-count ${group === value ? 'today-count--current' : ''}`}
          role="radio"
          checked={group === value}
          onTap={() => onChange(group)}
        >
          <View className="today-count__content">
            <View>{t(group)}</View>
            <View className="num strong today-count__number">{list.filter((one) => isOf(group, one)).length}</View>
          </View>
        </Tap>
      ))}
    </View>
  )
}
