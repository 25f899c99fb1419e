import { gcj02Of, type Place } from '@shared/domain/gcj02'
import Taro from '@tarojs/taro'

/** Taro gives browsers' places in WGS-84 only; service points are in GCJ-02, so it is put there. Milliseconds to wait. */
const PATIENCE = 10_000

/** Where this device is, in GCJ-02 degrees. @throws when the person or the browser refuses */
export async function locate(): Promise<Place> {
  const { latitude, longitude } = await Taro.getLocation({ type: 'wgs84', highAccuracyExpireTime: PATIENCE })
  return gcj02Of({ latitude, longitude })
}
