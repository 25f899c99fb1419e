import type { AppointmentView } from '@shared/contract/appointment'
import { readToday } from '@shared/contract/visit'
import type { WindowKind } from '@shared/domain/window-kind'
import { useQuery } from '@tanstack/react-query'
import { call } from '@/api/client'
import { queryClient } from '@/api/query'
import { useSignedIn } from '@/api/session'

const TODAY = 'staff-today'
/** Colleagues check people in meanwhile. */
const EVERY = 15_000

/** The appointments of a service point on a day, of one kind of window or of all, by time. */
export function useTodayList(pointId: string | undefined, day: string, windowKind: WindowKind | undefined) {
  const signedIn = useSignedIn()
  return useQuery({
    queryKey: [TODAY, pointId, day, windowKind],
    queryFn: async () => {
      const query = windowKind ? { day, windowKind } : { day }
      return (await call(readToday, { params: { id: pointId ?? '' }, query })).appointments
    },
    enabled: signedIn && pointId !== undefined,
    staleTime: 0,
    refetchInterval: EVERY,
  })
}

/** Puts what an action answered into the list at once; the list is read again behind it. */
export function showAnswer(changed: AppointmentView): void {
  queryClient.setQueriesData<AppointmentView[]>({ queryKey: [TODAY] }, (list) =>
    list?.map((one) => (one.id === changed.id ? changed : one)),
  )
  void queryClient.invalidateQueries({ queryKey: [TODAY] })
}
