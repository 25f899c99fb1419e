import { Text, View } from '@tarojs/components'
import { useStore } from '@/device/use-store'
import { aria } from '@/platform/aria'
import { Icon } from './icon/Icon'
import { toast } from './toast-store'
import './Toast.scss'

/** The place where `say` and `sayError` speak; every `Page` has one, and a screen reader reads it out. */
export function Toast() {
  const message = useStore(toast)
  return (
    <View className="toast" {...aria({ role: 'status', live: 'polite' })}>
      {message ? (
        <View className={`toast__box toast__box--${message.tone}`}>
          <Icon name={message.tone === 'done' ? 'check' : 'info'} size="s" className="toast__icon" />
          <Text className="grow">{message.text}</Text>
        </View>
      ) : null}
    </View>
  )
}
