import { View } from '@tarojs/components'
import { Card } from '@/components/Card'
import { Chip } from '@/components/Chip'
import { Row } from '@/components/Row'
import { open } from '@/device/navigate'
import { deskWork } from '@/i18n/texts/desk-work'
import { useText } from '@/i18n/use-text'
import { useWaiting } from '../../_parts/queries'

/** What waits for the person besides cases; nothing when nothing does. */
export function AlsoWaiting() {
  const { t } = useText(deskWork)
  const { prechecks } = useWaiting() ?? {}
  if (!prechecks || prechecks.count === 0) return null
  return (
    <View className="work-also">
      <Card kind="rows">
        <Row
          icon="eye"
          title={t('prechecks', prechecks)}
          {...(prechecks.late > 0 ? { end: <Chip tone="stop" text={t('late', { count: prechecks.late })} /> } : {})}
          onTap={() => void open('deskPrechecks')}
        />
      </Card>
    </View>
  )
}
