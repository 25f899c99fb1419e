import type { Place } from '@shared/domain/gcj02'
import Taro from '@tarojs/taro'

/** Where this phone is, in GCJ-02 degrees. @throws when the person or the phone refuses */
export async function locate(): Promise<Place> {
  const { latitude, longitude } = await Taro.getLocation({ type: 'gcj02' })
  return { latitude, longitude }
}
