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
  const waiting = useWaiting()
  if (!waiting) return null
  const { prechecks, urges } = waiting
  if (prechecks.count + urges.count === 0) return null
  const late = (count: number) => (count > 0 ? { end: <Chip tone="stop" text={t('late', { count })} /> } : {})
  return (
    <View className="work-also">
      <Card kind="rows">
        {urges.count > 0 ? (
          <Row
            icon="question"
            title={t('urges', urges)}
            {...late(urges.late)}
            onTap={() => void open('supervisionUrges')}
          />
        ) : null}
        {prechecks.count > 0 ? (
          <Row
            icon="eye"
            title={t('prechecks', prechecks)}
            {...late(prechecks.late)}
            onTap={() => void open('deskPrechecks')}
          />
        ) : null}
      </Card>
    </View>
  )
}
