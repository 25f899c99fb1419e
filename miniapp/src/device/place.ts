import type { Place } from '@shared/domain/gcj02'
import { locate } from './locate'
import { keep, recall } from './storage'
import { createStore, type Store } from './store'
import { useStore } from './use-store'

const KEY = 'point'
const chosen: Store<string | undefined> = createStore(remembered())

function remembered(): string | undefined {
  const id = recall(KEY)
  return typeof id === 'string' ? id : undefined
}

/** Id of the service point this person chose or was nearest to; undefined before that. */
export const useChosenPoint = (): string | undefined => useStore(chosen)

/** Keeps a choice of service point on this phone. */
export function choosePoint(id: string): void {
  keep(KEY, id)
  chosen.set(id)
}

/** Asks where this device is; the place, in GCJ-02, is used here and sent nowhere. @throws when it is refused */
export const findPlace = (): Promise<Place> => locate()

const EARTH = 6_371_000
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Metres between two places, as the crow flies. */
export function metresBetween(a: Place, b: Place): number {
  const height = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2
  const width = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2
  const part = height + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * width
  return 2 * EARTH * Math.asin(Math.sqrt(part))
}

/** Minutes on foot: streets are about 1.3 times the crow's way, and an older person walks 70 m a minute. */
export function minutesOnFoot(metres: number): number {
  return Math.max(1, Math.round((metres * 1.3) / 70))
}
