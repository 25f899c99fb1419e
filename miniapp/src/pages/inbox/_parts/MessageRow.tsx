import type { MessageView } from '@shared/contract/account'
import { View } from '@tarojs/components'
import { Icon } from '@/components/icon/Icon'
import { Tap } from '@/components/tap/Tap'
import { instantText } from '@/i18n/dates'
import { inbox } from '@/i18n/texts/inbox'
import { useText } from '@/i18n/use-text'
import './inbox.scss'

/** One message; its whole text is shown, so that nothing has to be opened to be read. */
export function MessageRow({ message, onOpen }: { message: MessageView; onOpen: () => void }) {
  const { t, language } = useText(inbox)
  const fresh = message.readAt === null
  const time = instantText(message.createdAt, language)
  return (
    <Tap
      className="message"
      onTap={onOpen}
      label={[fresh ? t('unread') : '', message.title, message.body, time].filter(Boolean).join('，')}
    >
      <View className="message__content">
        <View className={`message__dot ${fresh ? 'message__dot--new' : ''}`} />
        <View className="grow">
          <View className={fresh ? 'message__title--new' : ''}>{message.title}</View>
          <View className="message__body">{message.body}</View>
          <View className="tiny num message__time">{time}</View>
        </View>
        {message.ref ? <Icon name="chevron" size="s" className="message__arrow" /> : null}
      </View>
    </Tap>
  )
}
