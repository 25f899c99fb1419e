import Taro from '@tarojs/taro'
import { createStore, type Store } from './store'

/** Whether the phone has a network, as the phone itself says. */
export const online: Store<boolean> = createStore(true)

/** Asks once and then listens; called when the app starts. */
export function watchNetwork(): void {
  if (process.env.TARO_ENV === 'h5') {
    watchBrowser()
    return
  }
  Taro.onNetworkStatusChange(({ isConnected }) => online.set(isConnected))
  Taro.getNetworkType({ success: ({ networkType }) => online.set(networkType !== 'none') })
}

/** Taro listens to `navigator.connection`, which Safari lacks and Chromium on a desk leaves silent. */
function watchBrowser(): void {
  const look = () => online.set(navigator.onLine)
  look()
  for (const event of ['online', 'offline']) window.addEventListener(event, look)
}
