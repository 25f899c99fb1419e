import Taro from '@tarojs/taro'

const PREFIX = 'yichuang.'
/** Where typed parts of applications wait for a network; somebody's own, so it goes with the session. */
export const DRAFTS = 'drafts'
/** Account whose visits are shown without a network; the visits stay for when the same officer comes back. */
export const VISITOR = 'visitor'

/** Reads what {@link keep} kept; `undefined` when there is nothing or the phone refuses. */
export function recall(key: string): unknown {
  try {
    const text: unknown = Taro.getStorageSync(PREFIX + key)
    return typeof text === 'string' && text !== '' ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}

/** Keeps a JSON value on this phone. A full or forbidden storage loses it silently: nothing here is the only copy. */
export function keep(key: string, value: unknown): void {
  try {
    Taro.setStorageSync(PREFIX + key, JSON.stringify(value))
  } catch {
    return
  }
}

export function forget(key: string): void {
  try {
    Taro.removeStorageSync(PREFIX + key)
  } catch {
    return
  }
}
