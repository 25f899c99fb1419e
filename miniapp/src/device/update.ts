import Taro from '@tarojs/taro'

/** Gets the newer version: WeChat restarts the mini-program with it, a browser loads the page again. */
export function update(): void {
  if (process.env.TARO_ENV === 'h5') {
    window.location.reload()
    return
  }
  const manager = Taro.getUpdateManager()
  manager.onUpdateReady(() => manager.applyUpdate())
}
