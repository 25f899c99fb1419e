import type { GeoPoint } from '@shared/contract/inspection-view'
import Taro from '@tarojs/taro'
import { hallNow } from '@/api/clock'
import { newKey } from '@/api/new-key'
import { pickPhotos } from '@/device/pick-file'
import { keepBytes } from './bytes/keep-bytes'
import type { KeptPhoto } from './kept-visit'

/** A place that takes longer than this is not waited for: the officer stands there with the next thing to do. */
const PATIENCE = 5_000

/** Where the phone says it is, WGS 84: browsers know no other; null when it does not say, or is not allowed to. */
export async function whereNow(): Promise<GeoPoint | null> {
  const asked = Taro.getLocation({ type: 'wgs84' }).then(
    ({ latitude, longitude, accuracy }): GeoPoint => ({ latitude, longitude, accuracy: accuracy ?? null }),
    () => null,
  )
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE))
  return Promise.race([asked, late])
}

/**
 * Takes photos, keeps them on this phone, and says when and where. @returns none when the person leaves the camera
 * @throws PickError; an error of the phone when it has no room
 */
export async function takePhotos(room: number): Promise<KeptPhoto[]> {
  const picked = await pickPhotos('camera', room)
  if (picked.length === 0) return []
  const takenAt = hallNow()
  const place = await whereNow()
  const photos: KeptPhoto[] = []
  for (const { bytes, mediaType } of picked) {
    const key = newKey()
    await keepBytes(key, bytes)
    photos.push({ key, mediaType, takenAt, place, fileId: null })
  }
  return photos
}
