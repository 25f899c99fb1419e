import { View } from '@tarojs/components'
import { online } from '@/device/network'
import { useStore } from '@/device/use-store'
import { upload } from '@/i18n/texts/upload'
import { useText } from '@/i18n/use-text'
import { Icon } from '../icon/Icon'
import type { Sending } from './box'
import { PageTile } from './PageTile'

/** A page on its way: how far it is, that it waits for a network, or that it did not go. */
export function SendingTile({ page, onTap }: { page: Sending; onTap: () => void }) {
  const { t } = useText(upload)
  const connected = useStore(online)
  const percent = Math.round(page.share * 100)
  const hasFailed = page.error !== undefined
  const gone = percent === 0 ? t('going') : t('percent', { percent })
  const state = hasFailed ? t('failed') : connected ? gone : t('waiting')
  return (
    <PageTile
      mediaType={page.mediaType}
      address={page.address}
      label={hasFailed || !connected ? state : t('sending', { percent })}
      onTap={onTap}
      veil={
        <View className={hasFailed ? 'upload__state upload__state--failed' : 'upload__state'}>
          {hasFailed ? <Icon name="warning" size="s" /> : null}
          <View className="num">{state}</View>
          {hasFailed ? null : (
            <View className="upload__track">
              <View className="upload__bar" style={{ width: `${Math.max(percent, 4)}%` }} />
            </View>
          )}
        </View>
      }
    />
  )
}
