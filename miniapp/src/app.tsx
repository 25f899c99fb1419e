import { QueryClientProvider } from '@tanstack/react-query'
import { useDidHide, useDidShow, useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { appFocused, queryClient, startQueries } from './api/query'
import { watchNetwork } from './device/network'
import './i18n/start'
import { renewWhenReplaced } from './platform/renew'
import './theme/base.scss'
import './theme/web'

startQueries()
renewWhenReplaced()

export default function App({ children }: PropsWithChildren) {
  useLaunch(watchNetwork)
  useDidShow(() => appFocused(true))
  useDidHide(() => appFocused(false))
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
}
