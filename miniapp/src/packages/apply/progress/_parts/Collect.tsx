import { View } from '@tarojs/components'
import { usePickup } from '@/api/queries/certificates'
import { Button } from '@/components/Button'
import { open } from '@/device/navigate'
import { progressAsks } from '@/i18n/texts/progress-asks'
import { useText } from '@/i18n/use-text'
import { useCaseWords } from '../../_parts/case-words'
import { AskCard } from './AskCard'

/** What lies ready at the window, and the code that fetches all of it. */
export function Collect({ id }: { id: string }) {
  const { t, pick } = useCaseWords()
  const { t: ta } = useText(progressAsks)
  const { data } = usePickup(id)
  const names = data?.ready.map(({ name }) => pick(name)).join(t('list'))
  // Nothing has to be done: it is on its way as soon as the window has sent it.
  if (data?.way === 'post') {
    return (
      <AskCard title={ta('deliveryPost')}>
        <View className="ask__points">
          {names ? <View>{ta('pickupReady', { names })}</View> : null}
          <View className="sub">{ta('askPost')}</View>
        </View>
      </AskCard>
    )
  }
  return (
    <AskCard
      title={ta('ask_collect')}
      {...(data ? { note: pick(data.point.name) } : {})}
      {...(data?.code
        ? { action: <Button icon="qr" text={ta('pickupShow')} onTap={() => open('pickup', { id })} /> }
        : {})}
    >
      {data?.code ? (
        <View className="pickup">
          <View className="tiny">{ta('pickup')}</View>
          <View className="pickup__code num">{`${data.code.slice(0, 3)} ${data.code.slice(3)}`}</View>
        </View>
      ) : null}
      <View className="ask__points">
        {names ? <View>{ta('pickupReady', { names })}</View> : null}
        <View className="sub">{ta('askCollect')}</View>
        {data && data.coming > 0 ? <View className="sub">{ta('pickupComing', { count: data.coming })}</View> : null}
      </View>
    </AskCard>
  )
}
