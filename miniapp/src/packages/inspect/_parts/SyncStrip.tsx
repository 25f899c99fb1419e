import { View } from '@tarojs/components'
import { errorText } from '@/api/error-text'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { online } from '@/device/network'
import { useStore } from '@/device/use-store'
import { isWaiting, type KeptVisit } from './kept-visit'
import { syncAll, useSync } from './sync'
import { useVisitWords } from './visit-words'

/** How much of one visit, or of several, has not come to the hall yet, and what becomes of it. */
export function SyncStrip({ visits }: { visits: readonly KeptVisit[] }) {
  const { t } = useVisitWords()
  const { isSending, error } = useSync()
  const connected = useStore(online)
  const count = visits.reduce((sum, { commands }) => sum + commands.filter(isWaiting).length, 0)
  if (count === 0) return null
  return (
    <Notice tone={error === undefined ? 'soon' : 'stop'} icon={connected ? 'refresh' : 'offline'}>
      <View className="strong">{isSending ? t('sending') : t('waiting', { count })}</View>
      <View>{error === undefined ? t('sendOffline') : t('sendFailed', { why: errorText(error) })}</View>
      {connected ? (
        <View className="visit-ways">
          <Button size="small" kind="ghost" text={t('sendNow')} busy={isSending} onTap={syncAll} />
        </View>
      ) : null}
    </Notice>
  )
}
