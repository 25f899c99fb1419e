import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { staff } from '@/i18n/texts/staff'
import { useText } from '@/i18n/use-text'

interface MoreProps {
  pages: { hasMore: boolean; loadsMore: boolean; more: () => unknown }
}

/** The way to older rows; nothing when all are there. */
export function More({ pages }: MoreProps) {
  const { t } = useText(staff)
  if (!pages.hasMore) return null
  return (
    <View className="staff-more">
      <Button kind="plain" size="small" text={t('more')} busy={pages.loadsMore} onTap={pages.more} />
    </View>
  )
}
