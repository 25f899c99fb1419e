import { readHealth } from '@shared/contract/demo'
import { useQuery } from '@tanstack/react-query'
import { Text, View } from '@tarojs/components'
import { call } from '@/api/client'
import { common } from '@/i18n/texts/common'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import './DemoBanner.scss'

/** Whether this is the demonstration, as the API says; false until it has answered. */
export function useDemo(): boolean {
  const { data } = useQuery({
    queryKey: ['health'],
    queryFn: () => call(readHealth),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data?.environment === 'demo'
}

/** One quiet line on every page of the demonstration. */
export function DemoBanner() {
  const { t } = useText(common)
  return (
    <View className="demo-banner" {...aria({ role: 'status' })}>
      <Text>{t('demo')}</Text>
    </View>
  )
}
