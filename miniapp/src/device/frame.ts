import Taro from '@tarojs/taro'

/** Room the phone itself takes at the top of a page that draws its own title bar, in px. */
export interface Frame {
  statusBar: number
  /** Width of WeChat's own capsule with its margin; 0 in a browser. */
  capsule: number
}

let known: Frame | undefined

/** Asks the phone once. */
export function readFrame(): Frame {
  known ??= process.env.TARO_ENV === 'h5' ? { statusBar: 0, capsule: 0 } : measure()
  return known
}

function measure(): Frame {
  const { statusBarHeight = 20, windowWidth } = Taro.getSystemInfoSync()
  const button = Taro.getMenuButtonBoundingClientRect()
  return { statusBar: statusBarHeight, capsule: Math.max(0, windowWidth - button.left) }
}
