import { wxFunction } from './answer'

/** WeChat's storage; the map lives on when the mini-program is started again. */
export function storageOf(kept: Map<string, unknown>) {
  const read = (key: string): unknown => structuredClone(kept.get(key) ?? '')
  const write = (key: string, value: unknown): void => void kept.set(key, structuredClone(value))
  return {
    getStorageSync: read,
    setStorageSync: write,
    removeStorageSync: (key: string) => void kept.delete(key),
    clearStorageSync: () => kept.clear(),
    getStorageInfoSync: () => ({ keys: [...kept.keys()], currentSize: kept.size, limitSize: 10_240 }),
    getStorage: wxFunction<{ key: string }>('getStorage', ({ key }) => ({ data: read(key) })),
    setStorage: wxFunction<{ key: string; data: unknown }>('setStorage', ({ key, data }) => {
      write(key, data)
      return {}
    }),
    removeStorage: wxFunction<{ key: string }>('removeStorage', ({ key }) => {
      kept.delete(key)
      return {}
    }),
  }
}
