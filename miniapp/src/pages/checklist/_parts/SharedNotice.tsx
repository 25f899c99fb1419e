import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { checklist as words } from '@/i18n/texts/checklist'
import { useText } from '@/i18n/use-text'

interface SharedNoticeProps {
  onKeep: () => void
  onMine: () => void
  /** This person has a list of their own for the bundle. */
  own: boolean
}

/** Says that the list came with a link, and lets the person take it over. */
export function SharedNotice({ onKeep, onMine, own }: SharedNoticeProps) {
  const { t } = useText(words)
  return (
    <View className="screen-only">
      <Notice icon="share" tone="good">
        {t('shared')}
        <View className="list-buttons">
          <Button size="small" kind="ghost" text={t('keepShared')} onTap={onKeep} />
          {own ? <Button size="small" kind="plain" text={t('seeMine')} onTap={onMine} /> : null}
        </View>
      </Notice>
    </View>
  )
}
