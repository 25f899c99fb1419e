import type { DayView, HoldView, SlotView } from '@shared/contract/slot'
import { useState } from 'react'
import { ApiError } from '@/api/api-error'
import { useDays } from '@/api/queries/days'
import { queryClient } from '@/api/query'
import { useSignedIn } from '@/api/session'
import { WINDOW } from '@/components/point/use-points'
import { useHold } from './use-hold'

export interface Choice {
  day: string | undefined
  /** Nothing is left on that day: one can wait for it. */
  full: boolean
  slot: SlotView | undefined
  /** The chosen place, while it is kept for this person. */
  hold: HoldView | undefined
  /** Why the last wish did not work: an error, or `expired` when the kept place ran out. */
  problem: unknown
  pickDay: (day: string) => void
  pickSlot: (slot: SlotView) => void
  /** Shows why something did not work. Where it is the time itself, lets go of it and asks again what is left. */
  fail: (problem: unknown) => void
  clearProblem: () => void
  /** See `useHold`. */
  taken: () => void
}

/** Day and time at a service point; from login on the tapped time is kept for the person. */
export function useChoice(pointId: string | undefined): Choice {
  const signedIn = useSignedIn()
  const days = useDays(pointId, WINDOW).data?.days ?? []
  const [problem, setProblem] = useState<unknown>()
  // A day or a time of another service point is no longer what is on the screen.
  const [picked, setPicked] = useState<{ pointId: string; day: string; slot?: SlotView }>()
  const here = picked?.pointId === pointId ? picked : undefined
  const day = here?.day ?? firstDay(days)
  const slot = here?.slot

  const pick = (chosen: { day: string; slot?: SlotView }) => {
    setProblem(undefined)
    if (pointId !== undefined) setPicked({ pointId, ...chosen })
  }
  const fail = (why: unknown) => {
    setProblem(why)
    if (!isOfTime(why)) return
    setPicked(here && { pointId: here.pointId, day: here.day })
    for (const key of ['slots', 'days']) void queryClient.invalidateQueries({ queryKey: [key] })
  }
  const { hold, taken } = useHold(signedIn ? slot?.id : undefined, {
    onError: fail,
    onExpired: () => fail('expired'),
  })
  return {
    day,
    full: days.find((one) => one.day === day)?.state === 'full',
    slot,
    hold,
    problem,
    pickDay: (chosen) => pick({ day: chosen }),
    pickSlot: (chosen) => {
      if (day !== undefined) pick({ day, slot: chosen })
    },
    fail,
    clearProblem: () => setProblem(undefined),
    taken,
  }
}

/** A time that is gone; other refusals (limits, consent, network) leave the kept place as it is. */
function isOfTime(problem: unknown): boolean {
  return problem === 'expired' || (problem instanceof ApiError && /^(SLOT|HOLD)_/.test(problem.code))
}

/** The day that is open when the page opens: the first with places left, else the first one could wait for. */
function firstDay(days: readonly DayView[]): string | undefined {
  return (days.find(({ state }) => state === 'open') ?? days.find(({ state }) => state === 'full'))?.day
}
