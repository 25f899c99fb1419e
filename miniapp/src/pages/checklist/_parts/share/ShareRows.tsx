import { View } from '@tarojs/components'
import { WechatButton } from '@/components/wechat-button/WechatButton'
import { checklist as words } from '@/i18n/texts/checklist'
import { useText } from '@/i18n/use-text'

interface ShareRowsProps {
  /** Path of the list with its answers, from `/pages`. */
  link: string
  title: string
}

/** WeChat's own sharing, to which the page gives title and path; in a browser (ShareRows.h5.tsx) a link, and print. */
export function ShareRows(_: ShareRowsProps) {
  const { t } = useText(words)
  return (
    <View className="share-place">
      <WechatButton kind="share" look="ghost" text={t('share')} />
      <View className="tiny share-note">{t('shareNote')}</View>
    </View>
  )
}
