import { View } from '@tarojs/components'
import { usePickup } from '@/api/queries/certificates'
import { Button } from '@/components/Button'
import { open } from '@/device/navigate'
import { useCaseWords } from '../../_parts/case-words'
import { AskCard } from './AskCard'

/** What lies ready at the window, and the code that fetches all of it. */
export function Collect({ id }: { id: string }) {
  const { t, pick } = useCaseWords()
  const { data } = usePickup(id)
  const names = data?.ready.map(({ name }) => pick(name)).join(t('list'))
  return (
    <AskCard title={t('ask_collect')} {...(data ? { note: pick(data.point.name) } : {})}>
      {data?.code ? (
        <View className="pickup">
          <View className="tiny">{t('pickup')}</View>
          <View className="pickup__code num">{`${data.code.slice(0, 3)} ${data.code.slice(3)}`}</View>
        </View>
      ) : null}
      <View className="ask__points">
        {names ? <View>{t('pickupReady', { names })}</View> : null}
        <View className="sub">{t('askCollect')}</View>
        {data && data.coming > 0 ? <View className="sub">{t('pickupComing', { count: data.coming })}</View> : null}
      </View>
      {data?.code ? (
        <Button size="small" icon="qr" text={t('pickupShow')} onTap={() => open('pickup', { id })} />
      ) : null}
    </AskCard>
  )
}
