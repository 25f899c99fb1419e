import Taro from '@tarojs/taro'
import { createStore, type Store } from './store'

/** Whether the phone has a network, as the phone itself says. */
export const online: Store<boolean> = createStore(true)

/** Asks once and then listens; called when the app starts. */
export function watchNetwork(): void {
  Taro.onNetworkStatusChange(({ isConnected }) => online.set(isConnected))
  Taro.getNetworkType({ success: ({ networkType }) => online.set(networkType !== 'none') })
}
