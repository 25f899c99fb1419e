import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { staff } from '@/i18n/texts/staff'
import { useText } from '@/i18n/use-text'

interface MoreProps {
  pages: { hasMore: boolean; loadsMore: boolean; more: () => unknown }
  /** What comes next; older rows unless told. */
  text?: string
}

/** The way to further rows; nothing when all are there. */
export function More({ pages, text }: MoreProps) {
  const { t } = useText(staff)
  if (!pages.hasMore) return null
  return (
    <View className="staff-more">
      <Button kind="plain" size="small" text={text ?? t('more')} busy={pages.loadsMore} onTap={pages.more} />
    </View>
  )
}
