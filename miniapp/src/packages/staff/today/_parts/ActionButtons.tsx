import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { today } from '@/i18n/texts/today'
import { useText } from '@/i18n/use-text'
import { ACTION_KEYS, type Actions, type StaffAction } from './use-actions'

const WORDS = {
  check_in: 'checkIn',
  start: 'start',
  finish: 'finish',
  no_show: 'noShow',
  contact: 'contact',
} as const satisfies Record<StaffAction, string>

const KINDS = { no_show: 'danger', contact: 'ghost' } as const

/** What may be done now, the most likely step last and filled; at a desk each says its key. */
export function ActionButtons({ actions, stacked = false }: { actions: Actions; stacked?: boolean }) {
  const { t } = useText(today)
  const [first] = actions.offered
  const order = [...actions.offered].reverse()
  return (
    <View className={`today-actions ${stacked ? 'today-actions--stacked' : ''}`}>
      {order.map((action) => {
        const kind = action === 'no_show' || action === 'contact' ? KINDS[action] : 'primary'
        return (
          <Button
            key={action}
            kind={action === first || kind !== 'primary' ? kind : 'ghost'}
            size="small"
            text={t(WORDS[action])}
            keyName={stacked ? undefined : ACTION_KEYS[action]}
            onTap={() => actions.run(action)}
          />
        )
      })}
    </View>
  )
}
