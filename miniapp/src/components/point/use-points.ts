import type { ServicePoint } from '@shared/contract/catalogue'
import type { Subject } from '@shared/contract/common'
import { isAcceptedAt } from '@shared/domain/acceptance'
import type { Place } from '@shared/domain/gcj02'
import type { WindowKind } from '@shared/domain/window-kind'
import { useMemo, useState } from 'react'
import { useBundle } from '@/api/queries/catalogue'
import { usePoints } from '@/api/queries/points'
import { choosePoint, findPlace, metresBetween, minutesOnFoot, useChosenPoint } from '@/device/place'

/** Bundles and single items alike are handed in at the windows that take anything. */
export const WINDOW: WindowKind = 'intake'

export interface PointChoice {
  point: ServicePoint
  takes: boolean
  /** Undefined until the person lets the phone say where it is. */
  minutesOnFoot: number | undefined
}

/** The service points for a subject, those that take it first, the nearest of them first once the place is known. */
export function usePointChoices(subject: Subject | undefined) {
  const points = usePoints()
  const bundle = useBundle(subject?.kind === 'bundle' ? subject.id : '')
  const chosen = useChosenPoint()
  const [place, setPlace] = useState<Place>()
  const items = useMemo(() => {
    if (subject === undefined) return []
    return subject.kind === 'item' ? [subject.id] : (bundle.data?.bundle.items.map(({ item }) => item) ?? [])
  }, [subject, bundle.data])

  const choices = useMemo(() => {
    const all = (points.data ?? []).map(
      (point): PointChoice => ({
        point,
        takes:
          subject !== undefined &&
          point.windows.some(({ kind }) => kind === WINDOW) &&
          isAcceptedAt(point.accepts, WINDOW, { kind: subject.kind, items }),
        minutesOnFoot: place ? minutesOnFoot(metresBetween(place, point.location)) : undefined,
      }),
    )
    return all.sort((a, b) => Number(b.takes) - Number(a.takes) || (a.minutesOnFoot ?? 0) - (b.minutesOnFoot ?? 0))
  }, [points.data, subject, items, place])

  const taking = choices.filter(({ takes }) => takes)
  return {
    loading: { ...points, isPending: points.isPending || (subject?.kind === 'bundle' && bundle.isPending) },
    choices,
    /** Where this person goes: what they chose before, if it takes the subject. */
    current: taking.find(({ point }) => point.id === chosen) ?? taking[0],
    choose: choosePoint,
    locate: async () => setPlace(await findPlace()),
    located: place !== undefined,
  }
}

export type PointChoices = ReturnType<typeof usePointChoices>
